// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { noRelation, relationOf } from './relations';
import { useRelationActions } from './actions';

interface Sent {
  method: string;
  path: string;
  answer: (status: number, relationship: typeof noRelation) => void;
}

const sent: Sent[] = [];
const said: string[] = [];

vi.mock('../api/session', () => ({ useMe: () => ({ id: 'me' }), useSession: () => ({ user: { id: 'me' } }) }));
vi.mock('../ui/errorText', () => ({ useErrorText: () => () => 'refused' }));
vi.mock('../ui/toasts', () => ({ toast: (text: string) => said.push(text) }));

vi.stubGlobal('fetch', (request: Request) =>
  new Promise<Response>((resolve) => {
    sent.push({
      method: request.method,
      path: new URL(request.url).pathname,
      answer: (status, relationship) => {
        resolve(Response.json(status === 200 ? { success: true, data: { status: 'none', relationship } } : { success: false, error: { code: 'blocked', message: 'no' } }, { status }));
      },
    });
  }),
);

let count = 0;

function setUp(isPrivate = false) {
  const user = { id: `user${String(++count)}`, isPrivate, relationship: noRelation };
  const queries = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
  const { result } = renderHook(() => useRelationActions(user), { wrapper });
  return { user, queries, actions: result.current, now: () => relationOf('me', user) };
}

describe('an act about somebody', () => {
  beforeEach(() => {
    sent.length = said.length = 0;
  });

  it('is shown before the server has answered, then as it answered', async () => {
    const { actions, now, user } = setUp();
    void actions.follow();
    await waitFor(() => { expect(now().following).toBe(true); });
    await waitFor(() => { expect(sent).toHaveLength(1); });
    expect(sent[0]).toMatchObject({ method: 'PUT', path: `/api/v1/users/${user.id}/follow` });
    sent[0]?.answer(200, { ...noRelation, requested: true });
    await waitFor(() => { expect(now()).toEqual({ ...noRelation, requested: true }); });
  });

  it('asks where the account is private', async () => {
    const { actions, now } = setUp(true);
    void actions.follow();
    await waitFor(() => { expect(now()).toEqual({ ...noRelation, requested: true }); });
  });

  it('is taken back and said when it is refused', async () => {
    const { actions, now } = setUp();
    const done = actions.follow();
    await waitFor(() => { expect(sent).toHaveLength(1); });
    sent[0]?.answer(409, noRelation);
    await expect(done).rejects.toThrow();
    expect(now()).toEqual(noRelation);
    expect(said).toEqual(['refused']);
  });

  it('waits for the one before, whose answer does not undo it', async () => {
    const { actions, now } = setUp();
    const first = actions.follow();
    const second = actions.unfollow();
    await waitFor(() => { expect(sent).toHaveLength(1); });
    expect(now().following).toBe(false);
    sent[0]?.answer(200, { ...noRelation, following: true });
    await first;
    expect(now().following).toBe(false);
    await waitFor(() => { expect(sent).toHaveLength(2); });
    sent[1]?.answer(200, noRelation);
    await second;
    expect(now().following).toBe(false);
  });

  it('takes the posts of whom one blocks out of the feed', async () => {
    const { actions, queries, user } = setUp();
    queries.setQueryData(['feed', 'ranked'], { pages: [{ items: [{ id: '1', author: { id: user.id } }], next: null }], pageParams: [undefined] });
    const done = actions.block();
    await waitFor(() => { expect(sent).toHaveLength(1); });
    sent[0]?.answer(200, { ...noRelation, blocking: true });
    await done;
    expect(queries.getQueryData(['feed', 'ranked'])).toMatchObject({ pages: [{ items: [] }] });
  });
});
