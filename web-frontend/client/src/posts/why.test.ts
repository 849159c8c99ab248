import { expect, it } from 'vitest';
import { partsOf } from './why';

it('shares the score among what has made it, the largest first', () => {
  expect(partsOf({ reason: 'following', score: 2, recency: 0.5, engagement: 2, affinity: 1 })).toEqual([
    { name: 'engagement', share: 0.5 },
    { name: 'recency', share: 0.25 },
    { name: 'affinity', share: 0.25 },
  ]);
});

it('has nothing to say where posts are not ranked', () => {
  expect(partsOf({ reason: 'own', score: null, recency: null, engagement: null, affinity: null })).toEqual([]);
});
