import { describe, expect, it } from 'vitest';
import { rowsOf } from './rows';
import type { Waiting } from './sending';
import { message } from './testMessages';
import type { Message } from './types';

const minute = 60_000;
const noon = new Date(2026, 0, 1, 12).getTime();
const at = (sequence: number, time: number, change: Partial<Message> = {}) => message(sequence, { createdAt: new Date(time).toISOString(), ...change });
const waiting = (clientId: string): Waiting => ({ chatId: 'c', senderId: 'me', clientId, draft: { type: 'text', text: 'x' }, replyTo: null, files: [], at: noon + 10 * minute, refused: undefined });
const rows = (messages: Message[], wait: Waiting[] = [], unreadAfter: number | null = null, hasOlder = false) => rowsOf({ messages, hasOlder }, wait, 'me', unreadAfter);

describe('the lines of a thread', () => {
  it('are groups by sender and time', () => {
    const shapes = rows([at(1, noon), at(2, noon + minute), at(3, noon + 2 * minute, { senderId: 'me' }), at(4, noon + 20 * minute, { senderId: 'me' })]).map(({ isFirst, isLast }) => [isFirst, isLast]);
    expect(shapes).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [true, true],
    ]);
  });

  it('tell where a day begins', () => {
    expect(rows([at(1, noon), at(2, noon + minute), at(3, noon + 24 * 60 * minute)]).map(({ startsDay }) => startsDay)).toEqual([true, false, true]);
  });

  it('mark the first that is new, which is never one’s own or the system’s', () => {
    const all = [at(1, noon), at(2, noon, { senderId: 'me' }), at(3, noon, { type: 'system' }), at(4, noon), at(5, noon)];
    expect(rows(all, [], 1).findIndex(({ startsUnread }) => startsUnread)).toBe(3);
    expect(rows(all, [], 1).filter(({ startsUnread }) => startsUnread)).toHaveLength(1);
    expect(rows(all, [], null).some(({ startsUnread }) => startsUnread)).toBe(false);
  });

  it('mark nothing as new when the first new one is not among them', () => {
    expect(rows([at(7, noon), at(8, noon)], [], 3, true).some(({ startsUnread }) => startsUnread)).toBe(false);
  });

  it('show what is on its way once, under the same key before and after', () => {
    const [before] = rows([], [waiting('k')]);
    const after = rows([at(1, noon, { senderId: 'me', clientId: 'k' })], [waiting('k')]);
    expect(before?.key).toBe('k');
    expect(after.map(({ key }) => key)).toEqual(['k']);
    expect(after[0]?.message?.sequence).toBe(1);
  });
});
