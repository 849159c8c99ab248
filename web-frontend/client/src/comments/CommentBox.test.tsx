// @vitest-environment happy-dom
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createRef } from 'react';
import { expect, it, vi } from 'vitest';
import type { Me, Post } from '../api/api';
import { CommentBox } from './CommentBox';

const send = vi.fn<() => Promise<void>>();
const said: string[] = [];

vi.mock('./actions', () => ({ useSendComment: () => send }));
vi.mock('../i18n/i18n', () => ({ useI18n: () => ({ t: (key: string) => key, format: { number: String } }) }));
vi.mock('../ui/Avatar', () => ({ Avatar: () => null }));
vi.mock('../ui/errorText', () => ({ useErrorText: () => () => 'not kept' }));
vi.mock('../ui/toasts', () => ({ toast: (text: string) => said.push(text) }));

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
