import { describe, expect, it } from 'vitest';
import type { Post } from '../../api/api';
import { bodyOf, changeOf, emptyFields, fieldsOf, isPast, localTime } from './fields';

const post = {
  caption: 'Before',
  location: { name: 'Oslo', latitude: 59.9, longitude: 10.7 },
  publishAt: '2030-05-06T07:08:00Z',
  flags: { commentsOff: false, hideLikes: true, archived: false, pinned: false },
} as Post;

describe('bodyOf', () => {
  it('leaves out what was not said', () => {
    expect(bodyOf({ ...emptyFields, caption: ' Hello ' }, false)).toEqual({ caption: 'Hello', commentsOff: false, hideLikes: false });
  });

  it('is a draft or has a time, never both', () => {
    const fields = { ...emptyFields, publishAt: '2030-01-02T03:04' };
    expect(bodyOf(fields, true)).toMatchObject({ draft: true });
    expect(bodyOf(fields, true)).not.toHaveProperty('publishAt');
    expect(bodyOf(fields, false).publishAt).toBe(new Date(2030, 0, 2, 3, 4).toISOString());
  });
});

describe('changeOf', () => {
  it('keeps a place that stays where it is', () => {
    expect(changeOf(post, fieldsOf(post))).not.toHaveProperty('location');
    expect(changeOf(post, { ...fieldsOf(post), location: '' }).location).toBeNull();
    expect(changeOf(post, { ...fieldsOf(post), location: 'Bergen' }).location).toEqual({ name: 'Bergen' });
  });

  it('sends a time only when it changed', () => {
    expect(changeOf(post, fieldsOf(post))).not.toHaveProperty('publishAt');
    expect(changeOf(post, { ...fieldsOf(post), publishAt: '2031-01-02T03:04' })).toHaveProperty('publishAt');
  });
});

it('writes a time as the field of a form has it', () => {
  expect(localTime(new Date(2026, 0, 5, 4, 3))).toBe('2026-01-05T04:03');
});

it('knows which time has passed', () => {
  expect(isPast('')).toBe(false);
  expect(isPast(localTime(new Date(Date.now() - 60_000)))).toBe(true);
  expect(isPast(localTime(new Date(Date.now() + 120_000)))).toBe(false);
});
