// @vitest-environment happy-dom
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { Confirm } from './Confirm';

vi.mock('../i18n/i18n', () => ({ useI18n: () => ({ t: (key: string) => key }) }));
vi.mock('./errorText', () => ({ useErrorText: () => (error: Error) => error.message }));

it('says in the dialog why it failed, until it is tried again', async () => {
  const act = vi.fn<() => Promise<unknown>>().mockRejectedValueOnce(new Error('Not now.'));
  const onClose = vi.fn();
  render(<Confirm title="Delete" text="Really?" action="Yes" onConfirm={act} onClose={onClose} />);
  const yes = screen.getByRole('button', { name: 'Yes' });
  fireEvent.click(yes);
  expect((await screen.findByRole('alert')).textContent).toBe('Not now.');
  expect(onClose).not.toHaveBeenCalled();
  act.mockResolvedValueOnce(null);
  fireEvent.click(yes);
  expect(screen.queryByRole('alert')).toBeNull();
  await waitFor(() => {
    expect(onClose).toHaveBeenCalledOnce();
  });
});
