import { describe, expect, it } from 'vitest';
import type { Pages } from '../api/pages';
import { folderOf, put, withMark, withMessage } from './list';
import { chat, message } from './testMessages';
import type { Chat } from './types';

const pages = (...chats: Chat[]): Pages<Chat> => ({ pages: [{ items: chats, next: null }], pageParams: [undefined] });
const ids = (list: Pages<Chat> | undefined) => list?.pages.flatMap(({ items }) => items.map(({ id }) => id));
const at = (id: string, sequence: number, change: Partial<Chat> = {}) => chat(id, { lastMessage: message(sequence), ...change });

describe('the list of chats', () => {
  it('has the chat with the newest message first', () => {
    expect(ids(put(pages(at('a', 5), at('b', 3)), at('b', 9), 'main'))).toEqual(['b', 'a']);
  });

  it('has pinned chats before all others', () => {
    expect(ids(put(pages(at('a', 5, { pinned: true }), at('b', 3)), at('b', 9), 'main'))).toEqual(['a', 'b']);
  });

  it('takes a chat that is new, and leaves out one that is listed elsewhere now', () => {
    expect(ids(put(pages(at('a', 5)), at('c', 9), 'main'))).toEqual(['c', 'a']);
    expect(ids(put(pages(at('a', 5)), at('a', 5, { archived: true }), 'main'))).toEqual([]);
  });

  it('finds a chat again that was on a later page', () => {
    const list = { pages: [{ items: [at('a', 9)], next: 'x' }, { items: [at('b', 2)], next: null }], pageParams: [undefined, 'x'] };
    expect(ids(put(list, at('b', 10), 'main'))).toEqual(['b', 'a']);
  });

  it('keeps requests apart, archived or not', () => {
    expect(folderOf(chat('a', { request: true, archived: true }))).toBe('requests');
  });
});

describe('a chat', () => {
  const known = chat('c', { lastMessage: message(4), lastSequence: 4, readUpTo: 4 });

  it('counts a message of somebody else', () => {
    expect(withMessage(known, message(5), 'me')).toMatchObject({ unread: 1, lastSequence: 5, lastMessage: { id: 'm5' } });
  });

  it('counts neither one’s own nor those of the system', () => {
    expect(withMessage(known, message(5, { senderId: 'me' }), 'me').unread).toBe(0);
    expect(withMessage(known, message(5, { type: 'system' }), 'me').unread).toBe(0);
  });

  it('counts no message twice', () => {
    const once = withMessage(known, message(5), 'me');
    expect(withMessage(once, message(5), 'me')).toBe(once);
  });

  it('has nothing unread when all is read, and asks when some is', () => {
    const behind = { ...known, lastSequence: 9, unread: 5 };
    expect(withMark(behind, 'read', 'me', 9, 'me')).toMatchObject({ unread: 0, readUpTo: 9 });
    expect(withMark(behind, 'read', 'me', 7, 'me')).toBeNull();
    expect(withMark(behind, 'read', 'me', 3, 'me')).toBe(behind);
  });

  it('knows that what the other has read has been delivered, and goes never back', () => {
    const read = withMark(known, 'read', 'other', 4, 'me');
    expect(read).toMatchObject({ peerReadUpTo: 4, peerDeliveredUpTo: 4 });
    expect(read && withMark(read, 'delivered', 'other', 2, 'me')).toMatchObject({ peerReadUpTo: 4, peerDeliveredUpTo: 4 });
  });
});
