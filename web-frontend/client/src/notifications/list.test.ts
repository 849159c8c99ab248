import { describe, expect, it } from 'vitest';
import type { Notification } from '../api/api';
import type { Pages } from '../api/pages';
import { dayKey, dayName } from './days';
import { newestUnread, readUpTo, received, shapeOf, targetOf } from './list';

const actor = (username: string) => ({ id: username, username, displayName: username, avatar: null });

const made = (id: string, minute: number, more: Partial<Notification> = {}): Notification => ({
  id,
  kind: 'like',
  actors: [actor('ada')],
  count: 1,
  target: { type: 'post', id: 'p', postId: 'p' },
  createdAt: new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString(),
  read: false,
  ...more,
});

const pages = (...all: Notification[][]): Pages<Notification> => ({ pages: all.map((items) => ({ items, next: null })), pageParams: all.map(() => undefined) });
const ids = (list: Pages<Notification> | undefined) => list?.pages.map(({ items }) => items.map(({ id }) => id));

describe('what the hub tells', () => {
  it('is put before the others', () => {
    expect(ids(received(pages([made('a', 1)], [made('b', 0)]), made('c', 2)))).toEqual([['c', 'a'], ['b']]);
  });

  it('takes its old place away when it is there already', () => {
    const list = received(pages([made('a', 1)], [made('b', 0)]), made('b', 2, { count: 2 }));
    expect(ids(list)).toEqual([['b', 'a'], []]);
    expect(list?.pages[0]?.items[0]?.count).toBe(2);
  });

  it('changes nothing when the list knows more', () => {
    const list = pages([made('a', 5, { count: 3 })]);
    expect(received(list, made('a', 1))).toBe(list);
  });

  it('is nothing where no list was read', () => {
    expect(received(undefined, made('a', 1))).toBeUndefined();
  });
});

describe('what was read', () => {
  it('is all up to a time, however that is written', () => {
    const list = readUpTo(pages([made('c', 3), made('b', 2), made('a', 1)]), '2026-01-01T12:02:00+00:00');
    expect(list?.pages[0]?.items.map(({ read }) => read)).toEqual([false, true, true]);
  });

  it('goes up to the newest that is unread', () => {
    expect(newestUnread([made('c', 3, { read: true }), made('a', 1), made('b', 2)])).toBe(made('b', 2).createdAt);
    expect(newestUnread([made('a', 1, { read: true })])).toBeNull();
  });
});

describe('a notification', () => {
  it('names one, two, or one and others', () => {
    expect(shapeOf(made('a', 1))).toBe('one');
    expect(shapeOf(made('a', 1, { count: 2, actors: [actor('ada'), actor('bob')] }))).toBe('two');
    // One of the two cannot be seen any more.
    expect(shapeOf(made('a', 1, { count: 2 }))).toBe('more');
    expect(shapeOf(made('a', 1, { count: 9, actors: [actor('ada'), actor('bob')] }))).toBe('more');
  });

  it('leads to what it is about', () => {
    const user = { type: 'user', id: 'me' } as const;
    expect(targetOf(made('a', 1), 'me')).toBe('/p/p');
    expect(targetOf(made('a', 1, { target: { type: 'comment', id: 'c', postId: 'p', commentId: 'c' } }), 'me')).toBe('/p/p?comment=c');
    expect(targetOf(made('a', 1, { kind: 'follow', target: user }), 'me')).toBe('/u/ada');
    expect(targetOf(made('a', 1, { kind: 'follow', count: 3, target: user }), 'me')).toBe('/u/me/followers');
    expect(targetOf(made('a', 1, { kind: 'request', target: user }), 'me')).toBe('/follow-requests');
    expect(targetOf(made('a', 1, { kind: 'accepted', actors: [], target: user }), 'me')).toBeNull();
  });
});

describe('a day', () => {
  const now = new Date(2026, 5, 15, 0, 30).getTime();

  it('ends at midnight where the user is', () => {
    expect(dayKey(now)).not.toBe(dayKey(now - 45 * 60_000));
    expect(dayKey(now)).toBe(dayKey(now + 23 * 60 * 60_000));
  });

  it('is called as people do', () => {
    const at = (day: number, year = 2026) => new Date(year, 5, day, 12).toISOString();
    expect(dayName('en', at(15), now)).toBe('today');
    expect(dayName('de', at(14), now)).toBe('gestern');
    expect(dayName('en', at(13), now)).toBe('Saturday, June 13');
    expect(dayName('en', at(13, 2025), now)).toContain('2025');
  });
});
