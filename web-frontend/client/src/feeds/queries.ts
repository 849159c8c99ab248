import { api, takePage } from '../api/api';
import { pagesOptions } from '../api/pages';
import { kept } from '../offline/kept';
import { postsPage } from '../posts/queries';

export type FeedOrder = 'ranked' | 'latest';

const cursorOf = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor });

const longAgo = 30 * 60_000;

// Who comes back finds the list as they left it, where they left it: what is new is announced. What another visit has left, and what is old, is read anew.
export const isOld = ({ state: { dataUpdatedAt } }: { state: { dataUpdatedAt: number } }) => dataUpdatedAt < Math.max(performance.timeOrigin, Date.now() - longAgo);

/** The home feed. */
export const feedOptions = (order: FeedOrder) => ({
  ...pagesOptions(['feed', order], (cursor, signal) => postsPage(takePage(api.GET('/api/v1/feed', { params: { query: { order, why: '1', limit: 20, ...cursorOf(cursor) } }, signal })))),
  refetchOnMount: isOld,
  ...kept,
});

/** Posts of others to be discovered. */
export const exploreOptions = () => ({
  ...pagesOptions(['explore'], (cursor, signal) => postsPage(takePage(api.GET('/api/v1/explore', { params: { query: { limit: 30, ...cursorOf(cursor) } }, signal })))),
  refetchOnMount: isOld,
  ...kept,
});
