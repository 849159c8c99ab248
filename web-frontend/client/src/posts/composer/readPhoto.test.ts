// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { largestPhoto } from './limits';
import { readPhoto } from './readPhoto';

const smaller = new Blob(['smaller'], { type: 'image/jpeg' });
const cut = vi.hoisted(() => vi.fn());
vi.mock('../../media/cut', () => ({ cut }));

let size = { naturalWidth: 40, naturalHeight: 30 };
let isReadable = true;

beforeEach(() => {
  cut.mockResolvedValue(smaller);
  vi.stubGlobal('URL', { createObjectURL: () => 'blob:a', revokeObjectURL: vi.fn() });
  vi.stubGlobal('Image', function () {
    return { ...size, src: '', decode: () => (isReadable ? Promise.resolve() : Promise.reject(new DOMException('', 'EncodingError'))) };
  });
});

afterEach(() => {
  size = { naturalWidth: 40, naturalHeight: 30 };
  isReadable = true;
  cut.mockClear();
  vi.unstubAllGlobals();
});

const file = (bytes = 5) => new File([new Uint8Array(bytes)], 'a.jpg', { type: 'image/jpeg' });

/** What would be uploaded. */
async function blobOf(given: File) {
  const photo = await readPhoto(given);
  return typeof photo === 'string' ? photo : photo.blob;
}

it('takes a photo as it is', async () => {
  const given = file();
  expect(await blobOf(given)).toBe(given);
  expect(await readPhoto(given)).toMatchObject({ crop: { x: 0, y: 0, width: 40, height: 30 } });
  expect(cut).not.toHaveBeenCalled();
});

it('refuses what only has the name of a photo', async () => {
  isReadable = false;
  expect(await readPhoto(file())).toBe('damaged');
});

it('makes smaller what the server would not take', async () => {
  expect((await blobOf(file(largestPhoto + 1))) === smaller).toBe(true); // a photo is too large to be printed
  size = { naturalWidth: 10_000, naturalHeight: 6_000 };
  expect(await blobOf(file())).toBe(smaller);
});
