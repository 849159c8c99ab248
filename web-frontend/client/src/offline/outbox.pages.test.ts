// @vitest-environment happy-dom
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, NetworkError } from '../api/errors';
import { locks } from '../testing/browser';

type Outbox = typeof import('./outbox');

/** Loads the module as a new page does; the database is the browser's. */
async function openPage(): Promise<Outbox> {
  vi.resetModules();
  const page = await import('./outbox');
  (await import('./owner')).owner.set('u');
  return page;
}

const refusal = (status: number, code: string) => new ApiError(status, { error: { code, message: code, details: {}, traceId: '' } }, null);

/** A server that notes what it is sent, and answers as it is told. */
function server() {
  const sent: unknown[] = [];
  const failures: Error[] = [];
  return {
    sent,
    isReached: true,
    /** What the next requests fail with, in order. */
    failNext: (...errors: Error[]) => failures.push(...errors),
    send(payload: unknown) {
      const failure = this.isReached ? failures.shift() : new NetworkError('offline');
      if (failure !== undefined) return Promise.reject(failure);
      sent.push(payload);
      return Promise.resolve({ got: payload });
    },
  };
}

const item = (key: string, payload: unknown = key, kind = 'like') => ({ kind, key, userId: 'u', payload });

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('navigator', { locks: locks() });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Errors have another class in each page: their module was loaded anew too. */
async function openWith(target: ReturnType<typeof server>, more: Partial<Parameters<Outbox['register']>[0]> = {}) {
  const page = await openPage();
  const errors = await import('../api/errors');
  page.register({
    kind: 'like',
    ...more,
    send: (payload: unknown) =>
      target.send(payload).catch((error: unknown) => {
        if (error instanceof ApiError) throw new errors.ApiError(error.status, { error: { code: error.code, message: error.message } }, null);
        throw new errors.NetworkError('offline');
      }),
  });
  return page;
}

describe('the outbox', () => {
  it('sends once what it is given, and keeps nothing then', async () => {
    const target = server();
    const done = vi.fn();
    const page = await openWith(target, { sent: done });
    await page.enqueue(item('a'));
    await page.flush();
    await page.flush();
    expect(target.sent).toEqual(['a']);
    expect(done).toHaveBeenCalledExactlyOnceWith('a', { got: 'a' });
    expect(page.outbox.get()).toEqual([]);
  });

  it('sends in order', async () => {
    const target = server();
    const page = await openWith(target);
    target.isReached = false;
    for (const key of ['a', 'b', 'c']) await page.enqueue(item(key));
    await page.flush();
    expect(page.outbox.get()).toHaveLength(3);
    target.isReached = true;
    await page.flush();
    expect(target.sent).toEqual(['a', 'b', 'c']);
  });

  it('keeps what cannot be sent now, without a word, and sends it later', async () => {
    const target = server();
    const refused = vi.fn();
    const page = await openWith(target, { refused });
    target.isReached = false;
    await page.enqueue(item('a'));
    await page.flush();
    target.isReached = true;
    target.failNext(refusal(503, 'unavailable'), refusal(429, 'rate_limited'));
    await page.flush();
    await page.flush();
    expect(target.sent).toEqual([]);
    expect(page.outbox.get()).toHaveLength(1);
    await page.flush();
    expect(target.sent).toEqual(['a']);
    expect(refused).not.toHaveBeenCalled();
  });

  it('sends of a state only the newest', async () => {
    const target = server();
    const page = await openWith(target);
    target.isReached = false;
    for (const state of ['on', 'off', 'on again']) await page.enqueue(item('like:1', state));
    await page.enqueue(item('like:2', 'on'));
    await page.flush();
    target.isReached = true;
    await page.flush();
    expect(target.sent).toEqual(['on again', 'on']);
    expect(page.outbox.get()).toEqual([]);
  });

  it('gives up what the server refuses, says so, and goes on', async () => {
    const target = server();
    const refused = vi.fn();
    const page = await openWith(target, { refused });
    target.failNext(refusal(404, 'not_found'));
    await page.enqueue(item('gone'));
    await page.enqueue(item('there'));
    await page.flush();
    expect(refused).toHaveBeenCalledExactlyOnceWith('gone', expect.objectContaining({ code: 'not_found' }));
    expect(target.sent).toEqual(['there']);
    expect(page.outbox.get()).toEqual([]);
  });

  it('keeps what was refused where its sender wants that, until it is tried again', async () => {
    const target = server();
    const page = await openWith(target, { keepsRefused: true, renewed: (payload) => `${String(payload)}, with a new key` });
    target.failNext(refusal(422, 'unacceptable'));
    await page.enqueue(item('post'));
    await page.flush();
    await page.flush();
    expect(target.sent).toEqual([]);
    expect(page.outbox.get()).toMatchObject([{ key: 'post', failure: { code: 'unacceptable' } }]);
    await page.retry('post');
    await page.flush();
    expect(target.sent).toEqual(['post, with a new key']);
  });

  it('takes back what was not sent yet', async () => {
    const target = server();
    const page = await openWith(target);
    target.isReached = false;
    await page.enqueue(item('a'));
    await page.flush();
    await page.discard('a');
    target.isReached = true;
    await page.flush();
    expect(target.sent).toEqual([]);
    expect(page.outbox.get()).toEqual([]);
  });

  it('survives the page: the next one sends what was left', async () => {
    const target = server();
    const page = await openWith(target);
    target.isReached = false;
    await page.enqueue(item('a'));
    await page.flush();
    target.isReached = true;
    const next = await openWith(target);
    await next.flush();
    expect(target.sent).toEqual(['a']);
  });

  it('leaves what nobody can send yet to a page that can', async () => {
    const target = server();
    const page = await openWith(target);
    await page.enqueue(item('later', 'later', 'unknown'));
    await page.enqueue(item('now'));
    await page.flush();
    expect(target.sent).toEqual(['now']);
    expect(page.outbox.get()).toMatchObject([{ key: 'later' }]);
    page.register({ kind: 'unknown', send: (payload) => target.send(payload) });
    await page.flush();
    expect(target.sent).toEqual(['now', 'later']);
  });

  it('loads the module of a kind when something of it waits', async () => {
    const target = server();
    const page = await openPage();
    page.registerLater('like', () => {
      page.register({ kind: 'like', send: (payload) => target.send(payload) });
      return Promise.resolve();
    });
    await page.enqueue(item('a'));
    await page.flush();
    expect(target.sent).toEqual(['a']);
  });
});
