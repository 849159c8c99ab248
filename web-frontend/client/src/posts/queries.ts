import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { api, take, takePage, type Page, type Post } from '../api/api';
import { pagesOptions, type Pages } from '../api/pages';
import { kept } from '../offline/kept';
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
    ...kept,
  });

/** A post as a list brought it: to be shown until it was read itself, and where there is no connection. */
export function listedPost(queries: QueryClient, id: string): Post | undefined {
  for (const [, data] of queries.getQueriesData<Partial<Pages<Partial<Post>>>>({ predicate: ({ queryKey: [feature] }) => lists.has(String(feature)) })) {
    const found = data?.pages?.flatMap((page) => page.items).find((item) => item.id === id);
    if (found !== undefined && isPost(found)) return found;
  }
  return undefined;
}

const lists = new Set(['feed', 'explore', 'posts', 'saved']);

const isPost = (item: Partial<Post>): item is Post => item.media !== undefined && item.flags !== undefined;

/** The posts of a profile, newest first, pinned ones before them. */
export const userPostsOptions = (userId: string) => ({
  ...pagesOptions(['posts', 'of', userId], (cursor, signal) =>
    postsPage(takePage(api.GET('/api/v1/users/{id}/posts', { params: { path: { id: userId }, query: { ...(cursor !== undefined && { cursor }), limit: 24 } }, signal }))),
  ),
  ...kept,
});
