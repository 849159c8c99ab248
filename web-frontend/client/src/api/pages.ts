import { infiniteQueryOptions, type InfiniteData, type QueryKey } from '@tanstack/react-query';
import type { Page } from './api';

/** A list that is read page by page; `read` is given the cursor of the page, undefined for the first. */
export function pagesOptions<T, K extends QueryKey>(queryKey: K, read: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page<T>) => page.next ?? undefined,
  });
}

export type Pages<T> = InfiniteData<Page<T>>;

/** The same pages with their items changed; items that become null are left out. */
export const mapItems = <T>(pages: Pages<T> | undefined, change: (item: T) => T | null): Pages<T> | undefined =>
  pages && { ...pages, pages: pages.pages.map((page) => ({ ...page, items: page.items.map(change).filter((item): item is NonNullable<typeof item> => item !== null) })) };

/** The same pages with an item at the beginning. */
export const withFirst = <T>(pages: Pages<T> | undefined, item: T): Pages<T> | undefined =>
  pages && { ...pages, pages: pages.pages.map((page, index) => (index === 0 ? { ...page, items: [item, ...page.items] } : page)) };

/** What a list needs of a query to ask for more. */
export interface Pager {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => unknown;
}
