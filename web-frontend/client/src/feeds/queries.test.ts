// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { isOld } from './queries';

const minutesAgo = (count: number) => ({ state: { dataUpdatedAt: Date.now() - count * 60_000 } });

it('reads anew what another visit has left, and what is old', () => {
  expect(isOld({ state: { dataUpdatedAt: performance.timeOrigin + 1 } })).toBe(false);
  expect(isOld({ state: { dataUpdatedAt: performance.timeOrigin - 1 } })).toBe(true);
  expect(isOld(minutesAgo(31))).toBe(true);
});
