// @vitest-environment happy-dom
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { channels, locks } from '../testing/browser';

/** Each tab has the modules for itself; the database, the locks and the channel are the browser's. */
async function openTab(userId = 'u') {
  vi.resetModules();
  const [outbox, { owner }, { ApiError, NetworkError }] = await Promise.all([import('./outbox'), import('./owner'), import('../api/errors')]);
  owner.set(userId);
  const refusal = (status: number, code: string, retryAfter: string | null = null) => new ApiError(status, { error: { code, message: code } }, retryAfter);
  return { ...outbox, owner, refusal, NetworkError };
}

const item = (key: string, kind = 'like', userId = 'u') => ({ kind, key, userId, payload: key });

/** Fails with what is given, in order, and then takes everything. */
const failing = (...errors: Error[]) => vi.fn((payload: unknown) => (errors.length > 0 ? Promise.reject(errors.shift() ?? new Error()) : Promise.resolve(payload)));

let delays: number[];

beforeEach(() => {
  delays = [];
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

describe('what cannot be sent', () => {
  it('is tried again by one timer, however many lanes and tries fail', async () => {
    const tab = await openTab();
    for (const lane of ['a', 'b', 'c']) tab.register({ kind: lane, lane, send: () => Promise.reject(new tab.NetworkError()) });
    for (const lane of ['a', 'b', 'c']) await tab.enqueue(item(lane, lane));
    await tab.flush();
    await tab.flush();
    expect(vi.getTimerCount()).toBe(1);
  });

  it('is tried again after longer and longer, until something was sent', async () => {
    const tab = await openTab();
    const send = vi.fn(() => Promise.reject<unknown>(new tab.NetworkError()));
    tab.register({ kind: 'like', send });
    await tab.enqueue(item('a'));
    await tab.flush();
    for (let count = 0; count < 6; count++) {
      vi.runOnlyPendingTimers();
      await tab.flush();
    }
    expect([...new Set(delays)]).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000]);
    send.mockResolvedValueOnce('sent');
    await tab.enqueue(item('b'));
    await tab.flush();
    expect(delays.at(-1)).toBe(2_000);
  });

  it('is not tried before the server wants it', async () => {
    const tab = await openTab();
    tab.register({ kind: 'like', send: failing(tab.refusal(429, 'rate_limited', '30')) });
    await tab.enqueue(item('a'));
    await tab.flush();
    expect(delays[0]).toBe(30_000);
  });

  it('is given up when the server has failed at it five times, and what is behind it is sent', async () => {
    const tab = await openTab();
    const send = failing(...Array.from({ length: 5 }, () => tab.refusal(500, 'internal')));
    const refused = vi.fn();
    tab.register({ kind: 'like', send, refused });
    await tab.enqueue(item('a'));
    await tab.enqueue(item('b'));
    for (let count = 0; count < 5; count++) await tab.flush();
    expect(refused).toHaveBeenCalledExactlyOnceWith('a', expect.objectContaining({ code: 'internal' }));
    expect(send).toHaveBeenLastCalledWith('b');
    expect(tab.outbox.get()).toEqual([]);
  });

  it('is kept as long as it is the connection or the load', async () => {
    const tab = await openTab();
    const refused = vi.fn();
    const errors = Array.from({ length: 6 }, () => [tab.refusal(503, 'unavailable'), tab.refusal(429, 'rate_limited'), new tab.NetworkError(), new DOMException('', 'AbortError')]).flat();
    tab.register({ kind: 'like', send: failing(...errors), refused });
    await tab.enqueue(item('a'));
    for (let count = 0; count < 20; count++) await tab.flush();
    expect(refused).not.toHaveBeenCalled();
    expect(tab.outbox.get()).toMatchObject([{ key: 'a' }]);
  });

  it('keeps its key where nobody knows whether the server has done it', async () => {
    const tab = await openTab();
    const send = failing(new Error('?'), tab.refusal(422, 'unacceptable'));
    tab.register({ kind: 'like', send, keepsRefused: true, renewed: (payload) => `${String(payload)}, renewed` });
    await tab.enqueue(item('a'));
    await tab.flush();
    await tab.retry('a');
    await tab.flush();
    await tab.retry('a');
    await tab.flush();
    expect(send.mock.calls).toEqual([['a'], ['a'], ['a, renewed']]);
  });
});

describe('what was sent', () => {
  it('is not refused by what fails to show it', async () => {
    const report = vi.fn();
    vi.stubGlobal('reportError', report);
    const tab = await openTab();
    const refused = vi.fn();
    const failure = new Error('not shown');
    const sent = () => {
      throw failure;
    };
    tab.register({ kind: 'like', keepsRefused: true, send: failing(), sent, refused });
    await tab.enqueue(item('a'));
    await tab.flush();
    expect(report).toHaveBeenCalledExactlyOnceWith(failure);
    expect(refused).not.toHaveBeenCalled();
    expect(tab.outbox.get()).toEqual([]);
  });

  it('waits in no other tab', async () => {
    const one = await openTab();
    const other = await openTab();
    one.register({ kind: 'like', send: failing(new one.NetworkError()) });
    await one.enqueue(item('a'));
    await vi.waitFor(() => {
      expect(other.outbox.get()).toMatchObject([{ key: 'a' }]);
    });
    await one.flush();
    await one.flush();
    await vi.waitFor(() => {
      expect(other.outbox.get()).toEqual([]);
    });
  });

  it('does not wait in a tab that is told nothing, once its turn has come', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const one = await openTab();
    const other = await openTab();
    let answer = () => {
      // until it is sent
    };
    const send = vi.fn(() => new Promise<void>((resolve) => (answer = resolve)));
    one.register({ kind: 'like', send });
    other.register({ kind: 'like', send });
    await one.enqueue(item('a'));
    await vi.waitFor(() => {
      expect(send).toHaveBeenCalledOnce();
    });
    const flushed = other.flush();
    await vi.waitFor(() => {
      expect(other.outbox.get()).toHaveLength(1);
    });
    answer();
    await flushed;
    expect(send).toHaveBeenCalledOnce();
    expect(other.outbox.get()).toEqual([]);
  });
});

describe('what another user has left', () => {
  it('is neither shown nor sent, nor replaced', async () => {
    const tab = await openTab();
    const send = failing();
    tab.register({ kind: 'like', send });
    await tab.enqueue(item('like:1', 'like', 'other'));
    await tab.flush();
    expect(tab.outbox.get()).toEqual([]);
    expect(send).not.toHaveBeenCalled();
    await tab.enqueue(item('like:1'));
    await tab.flush();
    expect(send).toHaveBeenCalledOnce();
    tab.owner.set('other');
    await tab.flush();
    expect(send).toHaveBeenCalledTimes(2);
  });
});
