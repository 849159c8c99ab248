import { cut } from '../../media/cut';
import { largestPhoto, mostPixels, refusalOf } from './limits';
import type { Photo } from './photos';

/** Why a file is not taken as a photo. */
export type Refusal = NonNullable<ReturnType<typeof refusalOf>> | 'damaged';

/** Makes a photo of a post of a file; one that is too large for the server is made smaller. @returns why it cannot be one, where it cannot */
export async function readPhoto(file: File): Promise<Photo | Refusal> {
  const refusal = refusalOf(file);
  if (refusal !== null) return refusal;
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const crop = { x: 0, y: 0, width: image.naturalWidth, height: image.naturalHeight };
    const photo: Photo = { id: crypto.randomUUID(), original: file, blob: file, url, crop, shape: 'original', altText: '', tags: [] };
    if (file.size <= largestPhoto && crop.width * crop.height <= mostPixels) return photo;
    const blob = await cut(file, crop);
    URL.revokeObjectURL(url);
    return { ...photo, blob, url: URL.createObjectURL(blob) };
  } catch {
    URL.revokeObjectURL(url);
    return 'damaged';
  }
}
