import type { Post } from '../api/api';

export type Part = 'recency' | 'engagement' | 'affinity';

/**
 * What has put a post where it is in the ranked feed, each as a share of all of it, the largest first; nothing for other orders. The server's score is
 * recency × (1 + engagement + affinity): the 1 is what a post has for being new alone.
 */
export function partsOf({ score, engagement, affinity }: NonNullable<Post['why']>): { name: Part; share: number }[] {
  if (score == null) return [];
  const values: { name: Part; value: number }[] = [
    { name: 'recency', value: 1 },
    { name: 'engagement', value: Math.max(0, engagement ?? 0) },
    { name: 'affinity', value: Math.max(0, affinity ?? 0) },
  ];
  const sum = values.reduce((all, { value }) => all + value, 0);
  return values
    .filter(({ value }) => value > 0)
    .map(({ name, value }) => ({ name, share: value / sum }))
    .sort((a, b) => b.share - a.share);
}
