import { describe, expect, it } from 'vitest';
import { inMessages, kindOf } from './attachments';
import { emojiOf } from './EmojiRow';
import { levelOf } from './recording';
import { peaks } from './VoicePlayer';

const file = (type: string, size = 1) => ({ type, size });

describe('files', () => {
  it('are sent as what the server makes of them, and else as they are', () => {
    expect(['image/jpeg', 'video/mp4', 'audio/mpeg', 'image/svg+xml', 'application/pdf', ''].map((type) => kindOf(file(type)))).toEqual(['image', 'video', 'audio', 'file', 'file', 'file']);
    expect(kindOf(file('image/png', 20e6))).toBe('file');
  });

  it('of one kind are a message, of up to ten', () => {
    const photos = Array.from({ length: 12 }, () => file('image/png'));
    expect(inMessages([photos[0] ?? file(''), file('text/plain'), ...photos.slice(1)]).map(({ kind, files }) => [kind, files.length])).toEqual([
      ['image', 10],
      ['file', 1],
      ['image', 2],
    ]);
  });
});

describe('an emoji', () => {
  it('is one, however many characters it is made of', () => {
    expect(['👍', '👩‍👩‍👧', '🇩🇪', ' ❤️ '].map(emojiOf)).toEqual(['👍', '👩‍👩‍👧', '🇩🇪', '❤️']);
  });

  it('is neither text nor two', () => {
    expect(['', 'a', '👍👍', '👍 yes', '7'].map(emojiOf)).toEqual([null, null, null, null, null]);
  });
});

describe('sound', () => {
  it('is silent at the middle of its samples, and as loud as can be at their ends', () => {
    expect(levelOf(new Uint8Array([128, 128]))).toBe(0);
    expect(levelOf(new Uint8Array([0, 0]))).toBe(100);
  });

  it('is drawn by the loudest of each part', () => {
    expect(peaks([1, 9, 2, 3], 2)).toEqual([9, 3]);
    expect(peaks([5], 3)).toEqual([5, 5, 5]);
  });
});
