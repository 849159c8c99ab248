import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { api, takePage, type Comment } from '../api/api';
import { mapItems, pagesOptions, type Pages } from '../api/pages';
import { kept } from '../offline/kept';

const paged = (id: string, cursor: string | undefined) => ({ params: { path: { id }, query: { limit: 20, ...(cursor !== undefined && { cursor }) } } });

/** The comments on a post, without replies: pinned ones, then the newest. */
export const commentsOptions = (postId: string) => ({
  ...pagesOptions(['comments', 'of', postId], (cursor, signal) => takePage(api.GET('/api/v1/posts/{id}/comments', { ...paged(postId, cursor), signal }))),
  ...kept,
});

/** The replies to a comment, oldest first. */
export const repliesOptions = (commentId: string) =>
  pagesOptions(['comments', 'replies', commentId], (cursor, signal) => takePage(api.GET('/api/v1/comments/{id}/replies', { ...paged(commentId, cursor), signal })));

/** Changes a comment wherever it was read; null takes it away. */
export function patchComment(queries: QueryClient, id: string, change: (comment: Comment) => Comment | null) {
  for (const [key] of queries.getQueriesData<Pages<Comment>>({ queryKey: ['comments'] }))
    patch(queries, key, (pages) => {
      const isHere = pages?.pages.some((page) => page.items.some((comment) => comment.id === id)) ?? false;
      return isHere ? mapItems(pages, (comment) => (comment.id === id ? change(comment) : comment)) : pages;
    });
}

/** Changes a list that was read; it is as old as it was. */
function patch(queries: QueryClient, key: QueryKey, change: (pages: Pages<Comment> | undefined) => Pages<Comment> | undefined) {
  queries.setQueryData<Pages<Comment>>(key, change, { updatedAt: queries.getQueryState(key)?.dataUpdatedAt ?? 0 });
}

/** Puts a new comment where it will be read: behind the pinned ones, or at the end of the replies. */
export function addComment(queries: QueryClient, added: Comment) {
  if (added.replyTo === null) {
    patch(queries, commentsOptions(added.postId).queryKey, (pages) => withNewest(pages, added));
    return;
  }
  patchComment(queries, added.replyTo, (parent) => ({ ...parent, counts: { ...parent.counts, replies: parent.counts.replies + 1 } }));
  patch(queries, repliesOptions(added.replyTo).queryKey, (pages) => withLast(pages, added));
}

/** The same pages with a comment before all that are not pinned. */
export function withNewest(pages: Pages<Comment> | undefined, added: Comment): Pages<Comment> | undefined {
  if (pages === undefined || hasIt(pages, added)) return pages;
  const [first, ...others] = pages.pages;
  if (first === undefined) return pages;
  const pinned = first.items.filter((comment) => comment.pinned);
  return { ...pages, pages: [{ ...first, items: [...pinned, added, ...first.items.filter((comment) => !comment.pinned)] }, ...others] };
}

/** The same pages with a comment at their end; where that was not read yet it will be read with the others. */
export function withLast(pages: Pages<Comment> | undefined, added: Comment): Pages<Comment> | undefined {
  const last = pages?.pages.at(-1);
  if (pages === undefined || last?.next !== null || hasIt(pages, added)) return pages;
  return { ...pages, pages: [...pages.pages.slice(0, -1), { ...last, items: [...last.items, added] }] };
}

const hasIt = (pages: Pages<Comment>, { id }: Comment) => pages.pages.some((page) => page.items.some((comment) => comment.id === id));

/** Takes a comment away, and from the number of replies of the one that it replied to. */
export function removeComment(queries: QueryClient, { id, replyTo }: Comment) {
  patchComment(queries, id, () => null);
  if (replyTo !== null) patchComment(queries, replyTo, (parent) => ({ ...parent, counts: { ...parent.counts, replies: Math.max(0, parent.counts.replies - 1) } }));
}
