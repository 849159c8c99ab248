import { api, takePage } from '../api/api';
import { pagesOptions } from '../api/pages';
import { usersPage } from '../graph/queries';

/** Who likes a post, the last ones first. */
export const likersOptions = (id: string) =>
  pagesOptions(['posts', 'likers', id], (cursor, signal) =>
    usersPage(takePage(api.GET('/api/v1/posts/{id}/likes', { params: { path: { id }, query: { limit: 30, ...(cursor !== undefined && { cursor }) } }, signal }))),
  );
