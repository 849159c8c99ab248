import { expect, it, vi } from 'vitest';
import type { Comment } from '../api/api';
import type { Pages } from '../api/pages';
import { seek } from './seek';

const comment = (id: string, replies = 0) => ({ id, counts: { likes: 0, replies } }) as Comment;
const pages = (...all: Comment[][]): Pages<Comment> => ({ pages: all.map((items) => ({ items, next: 'more' })), pageParams: all.map(() => undefined) });
const none = () => Promise.resolve(null);
const noReplies = () => Promise.resolve([]);

it('finds a comment that was read', async () => {
  expect(await seek('b', pages([comment('a'), comment('b')]), none, noReplies)).toBe('b');
});

it('finds one on a page that was not', async () => {
  const readNext = vi.fn().mockResolvedValueOnce(pages([comment('a')], [comment('b')])).mockResolvedValueOnce(pages([comment('a')], [comment('b')], [comment('c')]));
  expect(await seek('c', pages([comment('a')]), readNext, noReplies)).toBe('c');
  expect(readNext).toHaveBeenCalledTimes(2);
});

it('finds a reply, and asks for no replies where there are none, or twice', async () => {
  const repliesTo = vi.fn((id: string) => Promise.resolve(id === 'b' ? [comment('r')] : []));
  const readNext = vi.fn().mockResolvedValueOnce(pages([comment('a', 1), comment('n')], [comment('b', 2)]));
  expect(await seek('r', pages([comment('a', 1), comment('n')]), readNext, repliesTo)).toBe('b');
  expect(repliesTo.mock.calls).toEqual([['a'], ['b']]);
});

it('does not read on for ever', async () => {
  const readNext = vi.fn(() => Promise.resolve(pages(Array.from({ length: 50 }, (_, index) => comment(String(index), 1)))));
  const repliesTo = vi.fn(noReplies);
  expect(await seek('gone', pages([comment('a')]), readNext, repliesTo)).toBeNull();
  expect(readNext.mock.calls.length).toBeLessThan(10);
  expect(repliesTo.mock.calls.length).toBeLessThan(30);
});
