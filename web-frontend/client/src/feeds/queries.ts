import { api, takePage } from '../api/api';
import { pagesOptions } from '../api/pages';
import { postsPage } from '../posts/queries';

export type FeedOrder = 'ranked' | 'latest';

const cursorOf = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor });

/** The home feed. */
export const feedOptions = (order: FeedOrder) => ({
  ...pagesOptions(['feed', order], (cursor, signal) => postsPage(takePage(api.GET('/api/v1/feed', { params: { query: { order, why: '1', limit: 20, ...cursorOf(cursor) } }, signal })))),
  meta: { isKept: true },
});

/** Posts of others to be discovered. */
export const exploreOptions = () => ({
  ...pagesOptions(['explore'], (cursor, signal) => postsPage(takePage(api.GET('/api/v1/explore', { params: { query: { limit: 30, ...cursorOf(cursor) } }, signal })))),
  meta: { isKept: true },
});
