// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { NetworkError } from '../api/errors';
import { upload } from './upload';

const server = vi.hoisted(() => ({ status: 'awaiting' }));
const put = vi.hoisted(() => vi.fn());

vi.mock('../api/api', () => ({
  api: { POST: () => ({ id: 'm', uploadUrl: 'http://here/media/m', method: 'PUT', headers: {} }), GET: () => ({ status: server.status }) },
  take: (answer: unknown) => Promise.resolve(answer),
}));
vi.mock('../offline/storage', () => ({ storage: () => Promise.resolve({ get: () => Promise.resolve({ blob: new Blob(['photo']), uploadKey: 'k' }), put }) }));

let begun: Hanging | undefined;

/** A connection that takes something now and then, and never all. */
class Hanging {
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  abort = vi.fn();
  open = vi.fn();
  setRequestHeader = vi.fn();
  send() {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the one that the upload has made
    begun = this;
  }
}

afterEach(() => {
  server.status = 'awaiting';
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('gives up a connection that carries nothing at all', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('XMLHttpRequest', Hanging);
  const failed = expect(upload('f', 'image', () => undefined)).rejects.toBeInstanceOf(NetworkError);
  await vi.advanceTimersByTimeAsync(60_000);
  await failed;
});

it('gives up a connection that carries nothing for a minute, and not one that is slow', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('XMLHttpRequest', Hanging);
  let failure: unknown;
  const uploaded = upload('f', 'image', () => undefined).catch((error: unknown) => (failure = error));
  await vi.advanceTimersByTimeAsync(50_000);
  begun?.upload.onprogress?.({ loaded: 1, total: 5 });
  await vi.advanceTimersByTimeAsync(50_000);
  expect(failure).toBeUndefined();
  await vi.advanceTimersByTimeAsync(10_000);
  await uploaded;
  expect(failure).toBeInstanceOf(NetworkError);
  expect(begun?.abort).toHaveBeenCalledOnce();
});

it('gives up what the server does not make ready, and goes on with the same upload when it is tried again', async () => {
  vi.useFakeTimers();
  server.status = 'processing';
  const slow = expect(upload('f', 'image', () => undefined)).rejects.toMatchObject({ code: 'media_slow' });
  await vi.advanceTimersByTimeAsync(200_000);
  await slow;
  expect(put).not.toHaveBeenCalled();
  server.status = 'ready';
  await expect(upload('f', 'image', () => undefined)).resolves.toBe('m');
});

it('waits longer for a film', async () => {
  vi.useFakeTimers();
  server.status = 'processing';
  const uploaded = upload('f', 'video', () => undefined);
  await vi.advanceTimersByTimeAsync(20 * 60_000);
  server.status = 'ready';
  await vi.advanceTimersByTimeAsync(10_000);
  await expect(uploaded).resolves.toBe('m');
});
