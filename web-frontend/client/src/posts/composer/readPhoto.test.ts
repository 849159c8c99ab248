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

it('takes a photo as it is', async () => {
  const given = file();
  expect(await readPhoto(given)).toMatchObject({ original: given, blob: given, crop: { x: 0, y: 0, width: 40, height: 30 } });
  expect(cut).not.toHaveBeenCalled();
});

it('refuses what only has the name of a photo', async () => {
  isReadable = false;
  expect(await readPhoto(file())).toBe('damaged');
});

it('makes smaller what the server would not take', async () => {
  const given = file(largestPhoto + 1);
  expect(await readPhoto(given)).toMatchObject({ original: given, blob: smaller });
  size = { naturalWidth: 10_000, naturalHeight: 6_000 };
  expect(await readPhoto(file())).toMatchObject({ blob: smaller });
});
