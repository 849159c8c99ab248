// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { isTag } from './tagQueries';

describe('a hashtag', () => {
  it('is of letters, marks, digits and underscores, in any script', () => {
    for (const tag of ['sea', 'été', '写真', 'a_1', 'الخريف']) expect(isTag(tag)).toBe(true);
  });

  it('has a letter, and nothing else in it', () => {
    for (const text of ['', '2026', '_', 'two words', 'a-b', '#sea']) expect(isTag(text)).toBe(false);
  });
});
