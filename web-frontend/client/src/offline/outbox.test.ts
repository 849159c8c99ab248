// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, NetworkError } from '../api/errors';
import { discard, enqueue, flush, outbox, register, registerLater, retry } from './outbox';
import { owner } from './owner';
import { forgetAll } from './storage';

// happy-dom has no Web Locks; in one tab there is nobody to wait for but oneself.
let last = Promise.resolve<unknown>(undefined);
const request = (_: string, act: () => Promise<unknown>) => {
  const done = last.then(act);
  last = done.catch(() => undefined);
  return done;
};
Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true });

const item = (kind: string, key: string, payload: unknown = {}) => ({ kind, key, userId: 'u', payload });
const refusal = new ApiError(409, { error: { code: 'no', message: 'No.' } }, null);
const settled = async () => {
  await flush();
  await last;
};

describe('outbox', () => {
  beforeEach(async () => {
    owner.set('u');
    await settled();
    await forgetAll();
  });

  it('sends in order and takes out what was sent', async () => {
    const send = vi.fn((payload: number) => Promise.resolve(payload));
    const sent = vi.fn();
    register({ kind: 'one', send, sent });
    await enqueue(item('one', 'a', 1));
    await enqueue(item('one', 'b', 2));
    await settled();
    expect(sent.mock.calls).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(outbox.get()).toEqual([]);
  });

  it('keeps what could not be sent for want of a connection', async () => {
    const send = vi.fn(() => Promise.reject(new NetworkError()));
    register({ kind: 'two', send });
    await enqueue(item('two', 'a'));
    await settled();
    expect(outbox.get()).toMatchObject([{ key: 'a' }]);
    await discard('a');
    expect(outbox.get()).toEqual([]);
  });

  it('drops what was refused, unless its sender keeps it', async () => {
    const refused = vi.fn();
    register({ kind: 'three', send: () => Promise.reject(refusal), refused });
    await enqueue(item('three', 'a'));
    await settled();
    expect(refused).toHaveBeenCalledOnce();
    expect(outbox.get()).toEqual([]);
  });

  it('keeps a refusal until it is tried again, with what renews it', async () => {
    const send = vi.fn<(payload: number) => Promise<number>>().mockRejectedValueOnce(refusal).mockResolvedValue(0);
    register({ kind: 'four', keepsRefused: true, renewed: (payload: number) => payload + 1, send });
    await enqueue(item('four', 'a', 1));
    await settled();
    expect(outbox.get()).toMatchObject([{ key: 'a', failure: { code: 'no', message: 'No.' } }]);
    await settled();
    expect(send).toHaveBeenCalledTimes(1);
    await retry('a');
    await settled();
    expect(send.mock.calls).toEqual([[1], [2]]);
    expect(outbox.get()).toEqual([]);
  });

  it('loads who sends what an earlier visit has left', async () => {
    const send = vi.fn(() => Promise.resolve());
    registerLater('five', () => Promise.resolve(register({ kind: 'five', send })));
    await enqueue(item('five', 'a'));
    await settled();
    expect(send).toHaveBeenCalledOnce();
  });
});
