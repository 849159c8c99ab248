// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { trail } from './trail';

const show = (idx: number, path: string) => {
  history.replaceState({ idx }, '');
  trail.note(path);
};

describe('trail', () => {
  beforeEach(() => {
    trail.forget();
  });

  it('knows the entry before', () => {
    show(1, '/chats');
    show(2, '/chats/a');
    expect(trail.isBefore('/chats')).toBe(true);
    show(3, '/chats/b');
    expect(trail.isBefore('/chats')).toBe(false);
    show(2, '/chats/c');
    expect(trail.isBefore('/chats')).toBe(true);
  });

  it('knows nothing of what was there before chats were opened', () => {
    show(2, '/chats');
    trail.forget();
    show(3, '/chats/a');
    expect(trail.isBefore('/chats')).toBe(false);
  });

  it('knows nothing without the numbers of the router', () => {
    show(0, '/chats');
    history.replaceState(null, '');
    trail.note('/chats/a');
    expect(trail.isBefore('/chats')).toBe(false);
  });
});
