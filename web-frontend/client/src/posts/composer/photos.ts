import type { Area } from '../../media/cut';
import { mostPhotos } from './limits';

/** The shapes to which a photo may be cut. */
export const shapes = ['original', 'square', 'portrait', 'landscape'] as const;

export type Shape = (typeof shapes)[number];

/** Their width to height. */
export const ratios: Record<Exclude<Shape, 'original'>, number> = { square: 1, portrait: 4 / 5, landscape: 1.91 };

export interface Tag {
  userId: string;
  username: string;
  /** From the left and the upper edge, 0 to 1. */
  x: number;
  y: number;
}

/** A photo that was chosen for a post. */
export interface Photo {
  id: string;
  /** As it was chosen. */
  original: Blob;
  /** As it will be uploaded. */
  blob: Blob;
  /** Address of `blob`, for the preview. */
  url: string;
  /** What of it will be seen. */
  crop: Area;
  shape: Shape;
  altText: string;
  tags: Tag[];
}

export type PhotosAct =
  | { type: 'add'; photos: Photo[] }
  | { type: 'remove'; id: string }
  | { type: 'move'; id: string; to: number }
  | { type: 'change'; id: string; change: Partial<Omit<Photo, 'id'>> };

/** The photos of a post that is being made, in their order. */
export function photosReducer(photos: readonly Photo[], act: PhotosAct): readonly Photo[] {
  switch (act.type) {
    case 'add':
      return [...photos, ...act.photos].slice(0, mostPhotos);
    case 'remove':
      return photos.filter(({ id }) => id !== act.id);
    case 'move':
      return moved(photos, act.id, act.to);
    case 'change':
      return photos.map((photo) => (photo.id === act.id ? { ...photo, ...act.change } : photo));
  }
}

function moved(photos: readonly Photo[], id: string, to: number): readonly Photo[] {
  const photo = photos.find((each) => each.id === id);
  if (photo === undefined) return photos;
  const others = photos.filter((each) => each !== photo);
  const place = Math.min(Math.max(to, 0), others.length);
  return [...others.slice(0, place), photo, ...others.slice(place)];
}
