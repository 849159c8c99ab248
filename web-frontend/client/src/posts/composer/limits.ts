/** The server's limits of a post (`POST posts`, `POST media`). */
export const mostPhotos = 10;
export const mostCaption = 2_200;
export const mostAltText = 1_000;
export const mostLocation = 100;
export const mostTags = 20;

/** Bytes and pixels of a photo; what is larger is made smaller before. */
export const largestPhoto = 10_000_000;
export const mostPixels = 50_000_000;

/** Bytes of a file that is read at all: it keeps the browser from hopeless work. */
export const largestFile = 50_000_000;

/** Types of photos that browsers can show and the server takes. */
export const photoTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'];

/** Why a file is not taken; null: it is. */
export function refusalOf({ name, type, size }: { name: string; type: string; size: number }): 'heic' | 'type' | 'size' | 'empty' | null {
  // Photos of iPhones; most browsers can neither show nor crop them.
  if (/^image\/hei[cf]/.test(type) || /\.hei[cf]$/i.test(name)) return 'heic';
  if (!photoTypes.includes(type)) return 'type';
  if (size === 0) return 'empty';
  return size > largestFile ? 'size' : null;
}
