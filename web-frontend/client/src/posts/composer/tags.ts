import type { Area } from '../../media/cut';
import type { Tag } from './photos';

// So far a press of an arrow key moves a name, of the photo's width or height.
const step = 0.02;

const within = (value: number) => Math.min(1, Math.max(0, Math.round(value * 1e4) / 1e4));

/** Where on a picture a pointer is, 0 to 1 of its width and height. */
export const placeOn = (box: { left: number; top: number; width: number; height: number }, pointer: { clientX: number; clientY: number }) => ({
  x: within((pointer.clientX - box.left) / box.width),
  y: within((pointer.clientY - box.top) / box.height),
});

/** The tags of a part of a picture, when another part of it is taken: who is on both stays where they are on the picture. */
export const tagsWithin = (tags: readonly Tag[], from: Area, to: Area): Tag[] =>
  tags
    .map((tag) => ({ ...tag, x: (from.x + tag.x * from.width - to.x) / to.width, y: (from.y + tag.y * from.height - to.y) / to.height }))
    .filter(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1)
    .map((tag) => ({ ...tag, x: within(tag.x), y: within(tag.y) }));

/** A tag, moved by a key; null: not a key that moves. */
export function movedBy(tag: Tag, key: string): Tag | null {
  switch (key) {
    case 'ArrowLeft':
      return { ...tag, x: within(tag.x - step) };
    case 'ArrowRight':
      return { ...tag, x: within(tag.x + step) };
    case 'ArrowUp':
      return { ...tag, y: within(tag.y - step) };
    case 'ArrowDown':
      return { ...tag, y: within(tag.y + step) };
    default:
      return null;
  }
}
