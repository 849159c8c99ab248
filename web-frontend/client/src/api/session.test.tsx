// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import 'fake-indexeddb/auto';
import type { ReactNode } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { owner } from '../offline/owner';
import { storage } from '../offline/storage';
import type { Me, Schemas } from './api';
import { SessionProvider, useSession } from './session';

vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));

const answer = (id: string) => ({ user: { id } as Me, accessToken: 'token', expiresIn: 900 }) as Schemas['SignedInAnswer'];

async function signIn(id: string) {
  const queries = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queries}>
      <SessionProvider>{children}</SessionProvider>
    </QueryClientProvider>
  );
  const { result } = renderHook(useSession, { wrapper });
  await act(() => result.current.signedIn(answer(id)));
  return result.current;
}

const waiting = async () => (await storage()).count('outbox');

describe('signing in', () => {
  beforeEach(async () => {
    localStorage.clear();
    await (await storage()).clear('outbox');
    await (await storage()).add('outbox', { kind: 'like', key: 'a', userId: 'one', payload: {}, at: 1 });
  });

  it('says whose what is kept here is', async () => {
    expect((await signIn('one')).user).toEqual({ id: 'one' });
    expect(owner.get()).toBe('one');
  });

  it('forgets what another, or nobody who is known, has left', async () => {
    localStorage.setItem('instahub:me', JSON.stringify({ id: 'one' }));
    await signIn('two');
    expect(await waiting()).toBe(0);
    await (await storage()).add('outbox', { kind: 'like', key: 'a', userId: 'one', payload: {}, at: 1 });
    localStorage.removeItem('instahub:me');
    await signIn('one');
    expect(await waiting()).toBe(0);
  });

  it('keeps what one has left oneself', async () => {
    localStorage.setItem('instahub:me', JSON.stringify({ id: 'one' }));
    await signIn('one');
    expect(await waiting()).toBe(1);
  });
});

it('begins anew after a sign-out also where the database of the browser cannot be emptied', async () => {
  const session = await signIn('one');
  const go = vi.spyOn(window.location, 'assign').mockImplementation(() => undefined);
  const removed = vi.fn(() => Promise.resolve(true));
  vi.stubGlobal('caches', { keys: () => Promise.resolve(['media', 'precache']), delete: removed });
  (await storage()).close();
  await act(() => session.forget('/'));
  expect(go).toHaveBeenCalledExactlyOnceWith('/');
  expect(removed).toHaveBeenCalledExactlyOnceWith('media');
});
