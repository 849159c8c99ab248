// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import type { Comment, Post } from '../api/api';
import { queryClient } from '../app/queries';
import { useCommentActions, useSendComment } from './actions';
import { commentsOptions } from './queries';

const said: string[] = [];

vi.mock('../api/session', () => ({ useSession: () => ({ user: { id: 'me' } }) }));
vi.mock('../offline/outbox', () => ({ enqueue: () => Promise.reject(new Error('no room')), register: () => undefined }));
vi.mock('../i18n/speak', () => ({ say: (key: string) => key }));
vi.mock('../i18n/i18n', () => ({ useI18n: () => ({ t: (key: string) => key }) }));
vi.mock('../ui/toasts', () => ({ toast: (text: string) => said.push(text) }));

const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;

it('says to the box that the browser cannot keep a comment', async () => {
  const { result } = renderHook(useSendComment, { wrapper });
  await expect(result.current({ postId: 'p', replyTo: null, text: 'Well said' })).rejects.toThrow('no room');
});

it('takes back a like that the browser cannot keep', async () => {
  const comment = { id: 'c', postId: 'p', replyTo: null, viewer: { liked: false }, counts: { likes: 3, replies: 0 } } as unknown as Comment;
  const { queryKey } = commentsOptions('p');
  queryClient.setQueryData(queryKey, { pages: [{ items: [comment], next: null }], pageParams: [undefined] });
  const likes = () => queryClient.getQueryData(queryKey)?.pages[0]?.items[0]?.counts.likes;
  const { result } = renderHook(() => useCommentActions(comment, { id: 'p' } as Post), { wrapper });
  result.current.like(true);
  expect(likes()).toBe(4);
  await waitFor(() => {
    expect(said).toHaveLength(1);
  });
  expect(likes()).toBe(3);
});
