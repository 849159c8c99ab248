// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { newsSince } from './useNewComments';

it.each([
  ['nothing came', { at: 1, count: 5, own: 0 }, 0],
  ['others have written', { at: 1, count: 7, own: 0 }, 2],
  ['one has written oneself', { at: 1, count: 6, own: 1 }, 0],
  ['both', { at: 1, count: 7, own: 1 }, 1],
  ['one has written and is not counted yet', { at: 1, count: 5, own: 1 }, 0],
  ['the list was read anew', { at: 2, count: 9, own: 0 }, 0],
])('%s', (_, now, news) => {
  expect(newsSince({ at: 1, count: 5, own: 0 }, now)).toBe(news);
});
