// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Comment, Me, Post } from '../api/api';
import { CommentBox } from './CommentBox';

const send = vi.fn<() => Promise<void>>();
const said: string[] = [];

vi.mock('./actions', () => ({ useSendComment: () => send }));
vi.mock('../i18n/i18n', () => ({ useI18n: () => ({ t: (key: string) => key, format: { number: String } }) }));
vi.mock('../ui/Avatar', () => ({ Avatar: () => null }));
vi.mock('../ui/errorText', () => ({ useErrorText: () => () => 'not kept' }));
vi.mock('../ui/toasts', () => ({ toast: (text: string) => said.push(text) }));

afterEach(cleanup);

it('keeps the text where the browser cannot keep the comment', async () => {
  const onDone = vi.fn();
  render(<CommentBox post={{ id: 'p' } as Post} box={createRef()} user={{ id: 'u' } as Me} replyingTo={null} onDone={onDone} onCancel={() => undefined} />);
  const box = screen.getByRole<HTMLTextAreaElement>('textbox');
  const submit = () => {
    fireEvent.change(box, { target: { value: 'Well said' } });
    fireEvent.click(screen.getByRole('button'));
  };
  send.mockRejectedValueOnce(new Error('no room'));
  submit();
  await waitFor(() => {
    expect(box.value).toBe('Well said');
    expect(said).toEqual(['not kept']);
  });
  expect(onDone).not.toHaveBeenCalled();
  send.mockResolvedValueOnce();
  submit();
  await waitFor(() => {
    expect(onDone).toHaveBeenCalledOnce();
  });
  expect(box.value).toBe('');
});

it('keeps what was typed when it becomes a reply, one to somebody else, and none', () => {
  const by = (username: string) => ({ id: username, author: { username }, replyTo: null }) as Comment;
  const boxFor = (replyingTo: Comment | null) => (
    <CommentBox post={{ id: 'p' } as Post} box={createRef()} user={{ id: 'u' } as Me} replyingTo={replyingTo} onDone={() => undefined} onCancel={() => undefined} />
  );
  const { rerender } = render(boxFor(null));
  const box = screen.getByRole<HTMLTextAreaElement>('textbox');
  fireEvent.change(box, { target: { value: 'well said' } });
  rerender(boxFor(by('noor')));
  expect(box.value).toBe('@noor well said');
  expect(document.activeElement).toBe(box);
  // Whoever cannot see it is told whom it is for.
  expect(document.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent).toBe('comments.replyingTo');
  rerender(boxFor(by('olga')));
  expect(box.value).toBe('@olga well said');
  rerender(boxFor(null));
  expect(box.value).toBe('well said');
  expect(box.hasAttribute('aria-describedby')).toBe(false);
});
