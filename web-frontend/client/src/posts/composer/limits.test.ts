import { expect, it } from 'vitest';
import { largestFile, refusalOf } from './limits';

it.each([
  [{ name: 'a.jpg', type: 'image/jpeg', size: 1 }, null],
  [{ name: 'a.jpg', type: 'image/jpeg', size: largestFile }, null],
  [{ name: 'a.jpg', type: 'image/jpeg', size: largestFile + 1 }, 'size'],
  [{ name: 'a.jpg', type: 'image/jpeg', size: 0 }, 'empty'],
  [{ name: 'a.HEIC', type: '', size: 1 }, 'heic'],
  [{ name: 'a', type: 'image/heif', size: 1 }, 'heic'],
  [{ name: 'a.svg', type: 'image/svg+xml', size: 1 }, 'type'],
  [{ name: 'a.mp4', type: 'video/mp4', size: 1 }, 'type'],
] as const)('%o is refused for %s', (file, reason) => {
  expect(refusalOf(file)).toBe(reason);
});
