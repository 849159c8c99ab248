import { expect, it } from 'vitest';
import { movedBy, placeOn, tagsWithin } from './tags';

const tag = { userId: 'u', username: 'ada', x: 0.5, y: 0.99 };

it('finds the place of a tap as parts of width and height, never outside', () => {
  const box = { left: 100, top: 50, width: 200, height: 400 };
  expect(placeOn(box, { clientX: 150, clientY: 250 })).toEqual({ x: 0.25, y: 0.5 });
  expect(placeOn(box, { clientX: 90, clientY: 999 })).toEqual({ x: 0, y: 1 });
});

it('moves a tag with the arrow keys, and stops at the edge', () => {
  expect(movedBy(tag, 'ArrowLeft')).toMatchObject({ x: 0.48, y: 0.99 });
  expect(movedBy(tag, 'ArrowRight')).toMatchObject({ x: 0.52, y: 0.99 });
  expect(movedBy(tag, 'ArrowUp')).toMatchObject({ x: 0.5, y: 0.97 });
  expect(movedBy(tag, 'ArrowDown')).toMatchObject({ x: 0.5, y: 1 });
  expect(movedBy(tag, 'Enter')).toBeNull();
});

it('keeps who is on the part that is cut out where they are, and nobody else', () => {
  const whole = { x: 0, y: 0, width: 400, height: 200 };
  const right = { x: 200, y: 0, width: 200, height: 200 };
  const [left, there] = [
    { ...tag, x: 0.25, y: 0.5 },
    { ...tag, userId: 'v', x: 0.75, y: 0.25 },
  ];
  expect(tagsWithin([left, there], whole, right)).toEqual([{ ...there, x: 0.5, y: 0.25 }]);
  expect(tagsWithin(tagsWithin([there], whole, right), right, whole)).toEqual([there]);
});
