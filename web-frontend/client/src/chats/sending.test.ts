// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../api/errors';
import { outbox, type Queued } from '../offline/outbox';
import { post, useWaiting, type Outgoing } from './sending';
import { message } from './testMessages';

const { POST } = vi.hoisted(() => ({ POST: vi.fn<(path: string, init: { body: { sendAt?: string | null; clientId: string } }) => Promise<unknown>>() }));
vi.mock('../api/api', async (real) => ({ ...(await real<object>()), api: { POST }, take: (answer: Promise<unknown>) => answer }));
vi.mock('../api/session', () => ({ useMe: () => ({ id: 'me' }) }));

const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString();
const outgoing = (sendAt: string | null): Outgoing => ({
  chatId: 'c',
  senderId: 'me',
  clientId: 'x',
  draft: { type: 'text', text: 'Later', clientId: 'x', sendAt },
  replyTo: null,
  files: [],
});
const refusal = new ApiError(400, { error: { code: 'validation_failed', message: 'No.', details: { sendAt: ['This is in the next 365 days.'] } } }, null);

describe('a message that is meant for later', () => {
  beforeEach(() => {
    POST.mockReset();
  });

  it('is sent at once when its time has passed', async () => {
    POST.mockRejectedValueOnce(refusal).mockResolvedValueOnce(message(1));
    await expect(post(outgoing(minutes(-5)))).resolves.toEqual(message(1));
    expect(POST.mock.lastCall?.[1].body).toMatchObject({ clientId: 'x', sendAt: null });
  });

  it('stays refused when its time is too far away', async () => {
    POST.mockRejectedValue(refusal);
    await expect(post(outgoing(minutes(600_000)))).rejects.toBe(refusal);
    expect(POST).toHaveBeenCalledOnce();
  });

  it('is shown in the chat once it was refused', () => {
    const queued = (number: number, failure?: Queued['failure']): Queued => ({
      number,
      kind: 'message',
      key: `message:${String(number)}`,
      userId: 'me',
      payload: { ...outgoing(minutes(5)), clientId: String(number) },
      at: 1,
      ...(failure && { failure }),
    });
    const all = [queued(1), queued(2, { code: 'forbidden', message: 'No.' })];
    vi.spyOn(outbox, 'get').mockReturnValue(all);
    const { result } = renderHook(() => useWaiting('c'));
    expect(result.current.map(({ clientId, refused }) => [clientId, refused])).toEqual([['2', 'forbidden']]);
  });
});
