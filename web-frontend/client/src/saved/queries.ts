import { queryOptions } from '@tanstack/react-query';
import { api, take, takePage } from '../api/api';
import { pagesOptions } from '../api/pages';
import { kept } from '../offline/kept';
import { postsPage } from '../posts/queries';

/** The collections of bookmarks, by name. */
export const collectionsOptions = () =>
  queryOptions({
    queryKey: ['saved', 'collections'],
    queryFn: ({ signal }) => take(api.GET('/api/v1/collections', { signal })),
    ...kept,
  });

/** The posts that one has saved, the last ones first: all, or those of a collection. */
export const savedOptions = (collection?: string) => ({
  ...pagesOptions(['saved', 'posts', collection ?? 'all'], (cursor, signal) =>
    postsPage(
      takePage(api.GET('/api/v1/bookmarks', { params: { query: { limit: 24, ...(collection !== undefined && { collection }), ...(cursor !== undefined && { cursor }) } }, signal })),
    ),
  ),
  ...kept,
});
