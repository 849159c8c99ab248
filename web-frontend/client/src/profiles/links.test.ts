import { describe, expect, it } from 'vitest';
import { profileLinks } from './links';

describe('links of a profile', () => {
  it('are shown without what everybody knows', () => {
    expect(profileLinks(['https://www.example.org/', 'http://example.org/a?b=c'])).toEqual([
      { href: 'https://www.example.org/', text: 'example.org' },
      { href: 'http://example.org/a?b=c', text: 'example.org/a?b=c' },
    ]);
  });

  it('are left out where a browser would run them, or cannot read them', () => {
    expect(profileLinks(['javascript:alert(1)', 'data:text/html,x', 'example.org', ''])).toEqual([]);
  });

  it('are there once', () => {
    expect(profileLinks(['https://example.org', 'https://example.org/'])).toHaveLength(1);
  });
});
