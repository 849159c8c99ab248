// @vitest-environment happy-dom
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';

async function openPage(userId = 'u') {
  vi.resetModules();
  const [{ drafts }, { owner }, { forgetAll }] = await Promise.all([import('./drafts'), import('../offline/owner'), import('../offline/storage')]);
  owner.set(userId);
  return { drafts, owner, forgetAll };
}

const leave = () => window.dispatchEvent(new Event('pagehide'));

beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal('indexedDB', new IDBFactory());
});

it('is there again when the page is loaded anew, until it is sent', async () => {
  const page = await openPage();
  page.drafts.set('a', 'Hello');
  page.drafts.set('b', 'Well');
  leave();
  const next = await openPage();
  expect(next.drafts.get('a')).toBe('Hello');
  next.drafts.set('a', '');
  leave();
  const last = await openPage();
  expect(last.drafts.get('a')).toBe('');
  expect(last.drafts.get('b')).toBe('Well');
});

it('keeps what another tab has written meanwhile', async () => {
  const one = await openPage();
  const other = await openPage();
  one.drafts.set('a', 'Hello');
  other.drafts.set('b', 'Well');
  leave();
  const next = await openPage();
  expect([next.drafts.get('a'), next.drafts.get('b')]).toEqual(['Hello', 'Well']);
});

it('is nobody else’s, and is gone when they sign out', async () => {
  const page = await openPage();
  page.drafts.set('a', 'Hello');
  leave();
  expect((await openPage('other')).drafts.get('a')).toBe('');
  const again = await openPage();
  again.drafts.set('a', 'Hello you');
  again.owner.set(null);
  await again.forgetAll();
  leave();
  expect((await openPage()).drafts.get('a')).toBe('');
  expect(localStorage.length).toBe(0);
});
