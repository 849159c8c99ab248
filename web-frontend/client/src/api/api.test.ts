// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { api, done, take } from './api';
import { NetworkError } from './errors';

const post = { params: { path: { id: '1' } } };
const like = () => take(api.PUT('/api/v1/posts/{id}/like', post));

/** An answer that begins well and then fails so when it is read. */
const broken = (error: unknown, status = 200) =>
  vi.stubGlobal('fetch', () => {
    const body = new ReadableStream({
      pull(controller) {
        controller.error(error);
      },
    });
    return Promise.resolve(new Response(body, { status }));
  });

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('an answer', () => {
  it('that breaks off is none', async () => {
    broken(new TypeError('network error'));
    await expect(like()).rejects.toBeInstanceOf(NetworkError);
    broken(new TypeError('network error'), 409);
    await expect(like()).rejects.toBeInstanceOf(NetworkError);
    await expect(done(api.DELETE('/api/v1/posts/{id}', post))).rejects.toBeInstanceOf(NetworkError);
  });

  it('of which half has come is none', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('{"success":true,"da')));
    await expect(like()).rejects.toBeInstanceOf(NetworkError);
  });

  it('that nobody wants any more is no failure of the network', async () => {
    broken(new DOMException('', 'AbortError'));
    await expect(like()).rejects.toMatchObject({ name: 'AbortError' });
  });
});

it('a request that hangs is ended', async () => {
  const time = new AbortController();
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(time.signal);
  vi.stubGlobal(
    'fetch',
    (_: Request, { signal }: RequestInit) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => {
          reject(signal.reason as Error);
        });
      }),
  );
  const liked = like();
  const failed = expect(liked).rejects.toBeInstanceOf(NetworkError);
  time.abort(new DOMException('', 'TimeoutError'));
  await failed;
  expect(timeout).toHaveBeenCalledExactlyOnceWith(60_000);
});
