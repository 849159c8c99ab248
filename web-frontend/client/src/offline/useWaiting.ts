import { useSyncExternalStore } from 'react';
import { outbox, type Queued } from './outbox';

/** What of a kind waits to be sent, or was refused and waits for the user, oldest first. */
export const useWaiting = (kind: string): Queued[] => useSyncExternalStore(outbox.subscribe, outbox.get).filter((item) => item.kind === kind);
