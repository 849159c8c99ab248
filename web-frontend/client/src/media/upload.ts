import { api, take } from '../api/api';
import { ApiError, NetworkError } from '../api/errors';

// A picture takes one to five seconds to be made ready.
const [firstPause, longestPause] = [250, 3_000];

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Uploads a picture at once and waits until the server has made it ready.
 * @returns the id of the media
 * @throws {ApiError} what was refused; `media_failed` when it could not be made ready
 */
export async function uploadNow(kind: 'avatar' | 'image', blob: Blob): Promise<string> {
  const { id, uploadUrl, method, headers } = await take(api.POST('/api/v1/media', { body: { kind, contentType: blob.type, size: blob.size } }));
  const { pathname, search } = new URL(uploadUrl); // of this site, also behind a proxy
  let answer: Response;
  try {
    answer = await fetch(pathname + search, { method, headers, body: blob });
  } catch (error) {
    throw new NetworkError('The server cannot be reached.', { cause: error });
  }
  if (!answer.ok) throw new ApiError(answer.status, await answer.json().catch(() => null), answer.headers.get('Retry-After'));
  for (let wait = firstPause; ; wait = Math.min(wait * 1.5, longestPause)) {
    const media = await take(api.GET('/api/v1/media/{id}', { params: { path: { id } } }));
    if (media.status === 'ready') return id;
    if (media.status === 'failed') throw new ApiError(422, { error: { code: 'media_failed', message: media.error ?? 'media_failed' } }, null);
    await pause(wait);
  }
}
