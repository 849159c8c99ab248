import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, vi } from 'vitest';
import { channels, locks } from './browser';

/** A tab, or a page that is loaded anew: it has the modules for itself; the database, the locks and the channel are the browser's. */
export async function openTab(userId = 'u') {
  vi.resetModules();
  const [outbox, { owner }, { ApiError, NetworkError }] = await Promise.all([import('../offline/outbox'), import('../offline/owner'), import('../api/errors')]);
  owner.set(userId);
  const refusal = (status: number, code: string, retryAfter: string | null = null) => new ApiError(status, { error: { code, message: code } }, retryAfter);
  return { ...outbox, owner, refusal, NetworkError };
}

export const item = (key: string, kind = 'like', userId = 'u', payload: unknown = key) => ({ kind, key, userId, payload });

/** Fails with what is given, in order, and then takes everything. */
export const failing = (...errors: Error[]) => vi.fn((payload: unknown) => (errors.length > 0 ? Promise.reject(errors.shift() ?? new Error()) : Promise.resolve(payload)));

/** A browser for each test, whose timers are driven. Answers how long they were to wait, in order. */
export function withBrowser(): number[] {
  const delays: number[] = [];
  beforeEach(() => {
    delays.length = 0;
    // The database takes its turns by timers of its own.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const set = globalThis.setTimeout;
    vi.stubGlobal('setTimeout', (act: () => void, delay: number) => {
      delays.push(delay);
      return set(act, delay);
    });
    vi.stubGlobal('indexedDB', new IDBFactory());
    vi.stubGlobal('BroadcastChannel', channels());
    vi.stubGlobal('navigator', { locks: locks() });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  return delays;
}
