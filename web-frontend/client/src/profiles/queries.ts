import { queryOptions } from '@tanstack/react-query';
import { api, take, takePage } from '../api/api';
import { pagesOptions } from '../api/pages';
import { receiveUsers } from '../graph/relations';
import { kept } from '../offline/kept';
import { postsPage } from '../posts/queries';

/** A user by username (or id), with what only a question for one user brings: presence. */
export const profileOptions = (username: string) =>
  queryOptions({
    queryKey: ['profiles', 'one', username.toLowerCase()],
    queryFn: async ({ signal }) => {
      const askedAt = performance.now();
      const user = await take(api.GET('/api/v1/users/{idOrUsername}', { params: { path: { idOrUsername: username } }, signal }));
      receiveUsers([user], askedAt);
      return user;
    },
    ...kept,
  });

/** Posts in whose pictures a user was tagged, newest first. */
export const taggedOptions = (userId: string) =>
  pagesOptions(['profiles', 'tagged', userId], (cursor, signal) =>
    postsPage(takePage(api.GET('/api/v1/users/{id}/tagged', { params: { path: { id: userId }, query: { limit: 24, ...(cursor !== undefined && { cursor }) } }, signal }))),
  );

/** Posts that the viewer likes, the last liked first. */
export const likedOptions = () =>
  pagesOptions(['profiles', 'liked'], (cursor, signal) => postsPage(takePage(api.GET('/api/v1/users/me/likes', { params: { query: { limit: 24, ...(cursor !== undefined && { cursor }) } }, signal }))));

/** One's own data, as only oneself sees them. */
export const meOptions = () => queryOptions({ queryKey: ['profiles', 'me'], queryFn: ({ signal }) => take(api.GET('/api/v1/auth/me', { signal })) });
