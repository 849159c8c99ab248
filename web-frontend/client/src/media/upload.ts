import { api, take, type Schemas } from '../api/api';
import { ApiError, isCode, NetworkError } from '../api/errors';
import { storage, type StoredFile } from '../offline/storage';

// An upload that was begun too long ago begins anew, so many times.
const attempts = 3;

// A photo takes one to five seconds to be made ready.
const [firstPause, longestPause] = [250, 3_000];

// A connection that carried nothing for so long is lost.
const stalled = 60_000;

// What is not ready after so long is told to the user, who may go on waiting. Films are made anew, which takes longer than they last.
const patience = (kind: Kind) => (kind === 'image' || kind === 'avatar' ? 3 : 40) * 60_000;

type Kind = Schemas['UploadRequest']['kind'];

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Uploads a kept file and waits until the server has made it ready. Begun again, after a lost connection or a closed tab, it goes on with the same
 * upload: what is there already is not sent twice.
 * @returns the id of the media
 * @throws {ApiError} what was refused; `media_failed` when it could not be made ready, `media_slow` when it was not made ready in time
 */
export async function upload(fileId: string, kind: Kind, onProgress: (part: number) => void): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const file = await (await storage()).get('files', fileId);
    if (file === undefined) throw new ApiError(404, { error: { code: 'file_gone', message: 'The file is not on this device any more.' } }, null);
    try {
      return await uploadOnce(file, kind, onProgress);
    } catch (error) {
      // The next attempt, be it the user's, is a new upload.
      if (error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429 && error.code !== 'media_slow') await renew(fileId, file);
      if (!isCode(error, 'gone', 'not_found') || attempt === attempts) throw error;
    }
  }
}

/**
 * Uploads a file at once, which nothing keeps, and waits until the server has made it ready.
 * @returns the id of the media
 * @throws {ApiError} as `upload`
 */
export const uploadNow = (kind: Kind, blob: Blob): Promise<string> => uploadOnce({ blob, uploadKey: crypto.randomUUID() }, kind, () => undefined);

async function renew(fileId: string, file: StoredFile) {
  await (await storage()).put('files', { ...file, uploadKey: crypto.randomUUID() }, fileId);
}

async function uploadOnce({ blob, uploadKey }: StoredFile, kind: Kind, onProgress: (part: number) => void): Promise<string> {
  const begun = await take(
    api.POST('/api/v1/media', {
      params: { header: { 'Idempotency-Key': uploadKey } },
      body: { kind, contentType: blob.type || 'application/octet-stream', size: blob.size, ...(kind === 'file' && blob instanceof File && { fileName: blob.name }) },
    }),
  );
  let media = await read(begun.id);
  if (media.status === 'awaiting') {
    await put(begun, blob, onProgress);
    media = await read(begun.id);
  }
  onProgress(1);
  const end = Date.now() + patience(kind);
  for (let wait = firstPause; media.status !== 'ready'; wait = Math.min(wait * 1.5, longestPause)) {
    if (media.status === 'failed') throw new ApiError(422, { error: { code: 'media_failed', message: media.error ?? 'media_failed' } }, null);
    if (Date.now() >= end) throw new ApiError(408, { error: { code: 'media_slow', message: 'It is not ready yet.' } }, null);
    await pause(wait);
    media = await read(begun.id);
  }
  return begun.id;
}

const read = (id: string) => take(api.GET('/api/v1/media/{id}', { params: { path: { id } } }));

// `fetch` does not tell how much was sent.
function put({ uploadUrl, method, headers }: Schemas['UploadAnswer'], blob: Blob, onProgress: (part: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const { pathname, search } = new URL(uploadUrl); // of this site, also behind a proxy
    const request = new XMLHttpRequest();
    request.open(method, pathname + search);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.responseType = 'json';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        request.abort();
        reject(new NetworkError('The server cannot be reached.'));
      }, stalled);
    };
    request.onloadend = () => {
      clearTimeout(timer);
    };
    request.upload.onprogress = ({ loaded, total }) => {
      wait();
      onProgress(total === 0 ? 0 : loaded / total);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(new ApiError(request.status, request.response, request.getResponseHeader('Retry-After')));
    };
    request.onerror = () => {
      reject(new NetworkError('The server cannot be reached.'));
    };
    wait();
    request.send(blob);
  });
}
