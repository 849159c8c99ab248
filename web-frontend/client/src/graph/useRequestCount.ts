import { useInfiniteQuery } from '@tanstack/react-query';
import { followRequestsOptions } from './queries';

/** How many ask to follow the viewer, as far as the first page of them tells; undefined: not known yet. */
export function useRequestCount() {
  const { data } = useInfiniteQuery({
    ...followRequestsOptions(),
    select: ({ pages }) => ({ count: pages.reduce((sum, { items }) => sum + items.length, 0), isMore: pages.at(-1)?.next !== null }),
  });
  return data;
}
