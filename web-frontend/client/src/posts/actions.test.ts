// @vitest-environment happy-dom
import { renderHook, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { Post } from '../api/api';
import { usePostActions } from './actions';

const shades: unknown[] = [];
const said: string[] = [];

vi.mock('../api/session', () => ({ useMe: () => ({ id: 'me' }) }));
vi.mock('../offline/outbox', () => ({ enqueue: () => Promise.reject(new Error('no room')), register: () => undefined }));
vi.mock('../i18n/speak', () => ({ say: (key: string) => key }));
vi.mock('../ui/toasts', () => ({ toast: (text: string) => said.push(text) }));
vi.mock('./shadows', () => ({ shade: (_: string, shadow: unknown) => shades.push(shadow) }));

it('takes back what the browser cannot keep', async () => {
  const post = { id: 'p', viewer: { liked: false, bookmarked: false }, counts: { likes: 3 } } as Post;
  const before = { viewer: post.viewer, counts: post.counts };
  const { result } = renderHook(() => usePostActions(post));
  result.current.like(true);
  await waitFor(() => {
    expect(said).toHaveLength(1);
  });
  result.current.bookmark(true);
  await waitFor(() => {
    expect(said).toHaveLength(2);
  });
  expect(shades).toMatchObject([{ viewer: { liked: true } }, before, { viewer: { bookmarked: true } }, before]);
});
