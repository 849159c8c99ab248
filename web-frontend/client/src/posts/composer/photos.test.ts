import { describe, expect, it } from 'vitest';
import { photosReducer, type Photo } from './photos';

const photo = (id: string): Photo => ({ id, original: new Blob(), blob: new Blob(), url: `blob:${id}`, crop: { x: 0, y: 0, width: 1, height: 1 }, shape: 'original', altText: '', tags: [] });
const ids = (photos: readonly Photo[]) => photos.map(({ id }) => id).join('');
const three = [photo('a'), photo('b'), photo('c')];

describe('photosReducer', () => {
  it('adds at the end', () => {
    expect(ids(photosReducer(three, { type: 'add', photos: [photo('d')] }))).toBe('abcd');
  });

  it('has no more than a post may have', () => {
    const many = Array.from({ length: 9 }, (_, index) => photo(String(index)));
    expect(ids(photosReducer(three, { type: 'add', photos: many }))).toBe('abc0123456');
  });

  it.each([
    ['a', 1, 'bac'],
    ['a', 2, 'bca'],
    ['c', 0, 'cab'],
    ['a', 9, 'bca'],
    ['c', -1, 'cab'],
    ['x', 0, 'abc'],
  ])('moves %s to %i', (id, to, order) => {
    expect(ids(photosReducer(three, { type: 'move', id, to }))).toBe(order);
  });

  it('changes and removes one', () => {
    const changed = photosReducer(three, { type: 'change', id: 'b', change: { altText: 'A dog' } });
    expect(changed.map(({ altText }) => altText)).toEqual(['', 'A dog', '']);
    expect(ids(photosReducer(changed, { type: 'remove', id: 'b' }))).toBe('ac');
  });
});
