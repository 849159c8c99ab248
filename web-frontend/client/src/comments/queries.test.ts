// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Comment } from '../api/api';
import type { Pages } from '../api/pages';
import { addComment, commentsOptions, patchComment, removeComment, repliesOptions } from './queries';

const comment = (id: string, more: Partial<Comment> = {}) => ({ id, postId: 'p', replyTo: null, pinned: false, counts: { likes: 0, replies: 0 }, viewer: { liked: false }, ...more }) as Comment;
const pages = (...all: Comment[][]): Pages<Comment> => ({ pages: all.map((items, index) => ({ items, next: index === all.length - 1 ? null : 'more' })), pageParams: all.map(() => undefined) });

const list = commentsOptions('p').queryKey;
const replies = repliesOptions('a').queryKey;

describe('comments in memory', () => {
  let queries: QueryClient;
  const read = (key: readonly string[]) => queries.getQueryData<Pages<Comment>>(key)?.pages.map(({ items }) => items.map(({ id }) => id).join(''));
  const find = (id: string) => queries.getQueryData<Pages<Comment>>(list)?.pages.flatMap(({ items }) => items).find((each) => each.id === id);

  beforeEach(() => {
    queries = new QueryClient();
    queries.setQueryData(list, pages([comment('x', { pinned: true }), comment('a', { counts: { likes: 0, replies: 1 } })], [comment('b')]), { updatedAt: 7 });
    queries.setQueryData(replies, pages([comment('r', { replyTo: 'a' })]));
  });

  it('puts a new one behind the pinned ones, once', () => {
    addComment(queries, comment('n'));
    addComment(queries, comment('n'));
    expect(read(list)).toEqual(['xna', 'b']);
  });

  it('puts a reply at the end and counts it', () => {
    addComment(queries, comment('s', { replyTo: 'a' }));
    expect(read(replies)).toEqual(['rs']);
    expect(find('a')?.counts.replies).toBe(2);
  });

  it('leaves a reply to the pages that were not read yet', () => {
    queries.setQueryData(replies, { pages: [{ items: [comment('r', { replyTo: 'a' })], next: 'more' }], pageParams: [undefined] });
    addComment(queries, comment('s', { replyTo: 'a' }));
    expect(read(replies)).toEqual(['r']);
  });

  it('takes one away, and a reply from the number of replies', () => {
    removeComment(queries, comment('b'));
    removeComment(queries, comment('r', { replyTo: 'a' }));
    expect(read(list)).toEqual(['xa', '']);
    expect(read(replies)).toEqual(['']);
    expect(find('a')?.counts.replies).toBe(0);
  });

  it('does not make the list younger than it is', () => {
    patchComment(queries, 'b', (before) => ({ ...before, text: 'new' }));
    expect(queries.getQueryState(list)?.dataUpdatedAt).toBe(7);
  });
});
