// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { failing, item, openTab, withBrowser } from '../testing/outbox';

const delays = withBrowser();

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

  it.each([
    ['seconds', '30'],
    ['a date', 'Thu, 01 Jan 2026 00:00:30 GMT'],
  ])('is not tried before the server wants it (%s), whatever else is to be sent', async (_, retryAfter) => {
    vi.setSystemTime('2026-01-01T00:00:00Z');
    const tab = await openTab();
    const send = failing(tab.refusal(429, 'rate_limited', retryAfter));
    tab.register({ kind: 'like', send });
    await tab.enqueue(item('a'));
    await tab.flush();
    expect(delays[0]).toBe(30_000);
    await tab.enqueue(item('b'));
    await tab.flush();
    expect(send).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(30_000);
    await tab.flush();
    expect(send.mock.calls).toEqual([['a'], ['a'], ['b']]);
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

  it('is kept as long as it is the connection, what is between, or the load, and sent then', async () => {
    const tab = await openTab();
    const refused = vi.fn();
    const statuses = [408, 425, 429, 502, 503, 504];
    const errors = Array.from({ length: 6 }, () => [...statuses.map((status) => tab.refusal(status, 'internal')), new tab.NetworkError(), new DOMException('', 'AbortError')]).flat();
    const send = failing(...errors);
    tab.register({ kind: 'like', send, refused });
    await tab.enqueue(item('a'));
    for (let count = 0; count < 2 * errors.length; count++) await tab.flush();
    expect(send).toHaveBeenCalledTimes(errors.length + 1);
    expect(tab.outbox.get()).toEqual([]);
    expect(refused).not.toHaveBeenCalled();
  });

  it('is given up where the server refuses it, and said, and what is behind it is sent', async () => {
    const tab = await openTab();
    const refused = vi.fn();
    for (const status of [400, 403, 404, 409, 413, 422]) {
      const send = failing(tab.refusal(status, 'no'));
      tab.register({ kind: 'like', send, refused });
      await tab.enqueue(item('a'));
      await tab.enqueue(item('b'));
      await tab.flush();
      expect(refused).toHaveBeenLastCalledWith('a', expect.objectContaining({ status }));
      expect(send).toHaveBeenLastCalledWith('b');
      expect(tab.outbox.get()).toEqual([]);
    }
    expect(refused).toHaveBeenCalledTimes(6);
  });

  it('stays where its sender wants that, with the reason, until it is tried again', async () => {
    const tab = await openTab();
    const send = failing(tab.refusal(422, 'unacceptable'));
    tab.register({ kind: 'like', send, keepsRefused: true, renewed: (payload) => `${String(payload)}, with a new key` });
    await tab.enqueue(item('a'));
    await tab.flush();
    await tab.flush();
    expect(send).toHaveBeenCalledOnce();
    expect(tab.outbox.get()).toMatchObject([{ key: 'a', failure: { code: 'unacceptable' } }]);
    await tab.retry('a');
    await tab.flush();
    expect(send).toHaveBeenLastCalledWith('a, with a new key');
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
