import { useSyncExternalStore } from 'react';
import { askReadiness } from './readiness';
import { browserSurroundings } from './surroundings';
import { createWatcher, type ServiceState } from './watcher';

/** One for the page, however many components look at it. */
const watcher = createWatcher(askReadiness, browserSurroundings);

/** What is known of the service, kept up to date while the component is mounted. */
export function useServiceState(): ServiceState {
  return useSyncExternalStore(watcher.subscribe, watcher.getState);
}

export const askServiceNow = watcher.askNow;
