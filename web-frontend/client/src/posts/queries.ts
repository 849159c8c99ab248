import { queryOptions } from '@tanstack/react-query';
import { api, take, takePage, type Page, type Post } from '../api/api';
import { pagesOptions } from '../api/pages';
import { receive } from './shadows';

const one = (id: string) => ({ params: { path: { id } } });

/** Reads a page of posts; what their shadows knew before is in them. */
export async function postsPage(answer: Promise<Page<Post>>): Promise<Page<Post>> {
  const askedAt = performance.now();
  const page = await answer;
  receive(page.items, askedAt);
  return page;
}

export const postOptions = (id: string) =>
  queryOptions({
    queryKey: ['posts', 'one', id],
    queryFn: async () => {
      const askedAt = performance.now();
      const post = await take(api.GET('/api/v1/posts/{id}', one(id)));
      receive([post], askedAt);
      return post;
    },
    meta: { isKept: true },
  });

/** The posts of a profile, newest first, pinned ones before them. */
export const userPostsOptions = (userId: string) => ({
  ...pagesOptions(['posts', 'of', userId], (cursor, signal) =>
    postsPage(takePage(api.GET('/api/v1/users/{id}/posts', { params: { path: { id: userId }, query: { ...(cursor !== undefined && { cursor }), limit: 24 } }, signal }))),
  ),
  meta: { isKept: true },
});
