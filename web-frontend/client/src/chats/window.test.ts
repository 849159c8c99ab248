import { describe, expect, it } from 'vitest';
import { message } from './testMessages';
import { keepNews, lastSequence, newest, react, withDeleted, withNew, withNewer, withOlder, type MessageWindow } from './window';

const sequences = (window: MessageWindow) => window.messages.map(({ sequence }) => sequence);
const answer = (...numbers: number[]) => numbers.map((sequence) => message(sequence));
const windowOf = (...numbers: number[]): MessageWindow => ({ messages: answer(...numbers), hasOlder: true, hasNewer: false });

describe('a window of messages', () => {
  it('has the oldest first, whatever order the answer has', () => {
    expect(sequences(newest(answer(3, 2, 1), false))).toEqual([1, 2, 3]);
  });

  it('takes older ones before it, and none twice', () => {
    const window = withOlder(windowOf(4, 5), answer(4, 3, 2), false);
    expect(sequences(window)).toEqual([2, 3, 4, 5]);
    expect(window.hasOlder).toBe(false);
  });

  it('takes newer ones after it, and none twice', () => {
    expect(sequences(withNewer({ ...windowOf(4, 5), hasNewer: true }, answer(7, 6, 5), false))).toEqual([4, 5, 6, 7]);
  });

  it('takes a new message once', () => {
    const once = withNew(windowOf(4, 5), message(6));
    expect(sequences(withNew(once, message(6)))).toEqual([4, 5, 6]);
  });

  it('puts a message that comes late in its place', () => {
    expect(sequences(withNew(windowOf(4, 6), message(5)))).toEqual([4, 5, 6]);
  });

  it('takes no new message while newer ones are not read: there would be a hole', () => {
    expect(sequences(withNew({ ...windowOf(4, 5), hasNewer: true }, message(9)))).toEqual([4, 5]);
  });

  it('takes no message from before its beginning while older ones are not read', () => {
    expect(sequences(withNew(windowOf(4, 5), message(2)))).toEqual([4, 5]);
  });

  it('keeps what came while an answer was on its way', () => {
    expect(sequences(keepNews(newest(answer(5, 4), true), windowOf(4, 5, 6)))).toEqual([4, 5, 6]);
  });

  it('keeps nothing of a part that was not the newest', () => {
    expect(sequences(keepNews(newest(answer(5, 4), true), { ...windowOf(8, 9), hasNewer: true }))).toEqual([4, 5]);
  });

  it('does not grow without end: what is far from what is read is let go, and read again', () => {
    const many = Array.from({ length: 1_500 }, (_, index) => 1_501 + index);
    const window = withOlder(windowOf(...many), answer(...Array.from({ length: 50 }, (_, index) => 1_500 - index)), true);
    expect(window.messages).toHaveLength(1_500);
    expect(window.messages[0]?.sequence).toBe(1_451);
    expect(window.hasNewer).toBe(true);
    const back = withNewer(window, answer(...Array.from({ length: 50 }, (_, index) => 3_000 - index)), false);
    expect(lastSequence(back)).toBe(3_000);
    expect(back.hasOlder).toBe(true);
  });

  it('leaves of a deleted message only that it was', () => {
    const [gone] = withDeleted(windowOf(4), 'm4', '2026-01-02T00:00:00Z').messages;
    expect(gone).toMatchObject({ id: 'm4', text: null, media: [], reactions: [], deletedAt: '2026-01-02T00:00:00Z' });
  });
});

describe('reactions', () => {
  const thumb = { emoji: '👍', count: 2, mine: false };

  it('count the own one once', () => {
    expect(react(react([thumb], '👍', true), '👍', true)).toEqual([{ emoji: '👍', count: 3, mine: true }]);
  });

  it('go when the last is taken back', () => {
    expect(react([{ emoji: '🎉', count: 1, mine: true }, thumb], '🎉', false)).toEqual([thumb]);
  });

  it('that are not there are not taken back', () => {
    expect(react([thumb], '👍', false)).toEqual([thumb]);
  });
});
