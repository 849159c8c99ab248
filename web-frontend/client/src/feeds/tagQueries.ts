import { queryOptions } from '@tanstack/react-query';
import { api, take, takePage } from '../api/api';
import { pagesOptions } from '../api/pages';
import { postsPage } from '../posts/queries';

const path = (tag: string) => ({ params: { path: { tag } } });

/** Whether a text may be a hashtag, without its sign: letters, marks, digits and underscores with at least one letter, as the server takes them. */
export const isTag = (text: string) => /^[\p{L}\p{M}\p{N}_]{1,100}$/u.test(text) && /\p{L}/u.test(text);

/** A hashtag: how many posts have it, and whether the viewer follows it. */
export const tagOptions = (tag: string) =>
  queryOptions({
    queryKey: ['tags', 'one', tag.toLowerCase()],
    queryFn: ({ signal }) => take(api.GET('/api/v1/hashtags/{tag}', { ...path(tag), signal })),
  });

/** The posts with a hashtag, newest first. */
export const tagPostsOptions = (tag: string) =>
  pagesOptions(['tags', 'posts', tag.toLowerCase()], (cursor, signal) =>
    postsPage(takePage(api.GET('/api/v1/hashtags/{tag}/posts', { params: { ...path(tag).params, query: { limit: 30, ...(cursor !== undefined && { cursor }) } }, signal }))),
  );
