import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import type { PersistedClient } from '@tanstack/react-query-persist-client';
import { afterEach, expect, it, vi } from 'vitest';
import { owner } from './owner';
import { persister } from './persister';
import { storage } from './storage';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('is opened anew after it could not be opened', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  (await openDB('instahub', 99)).close();
  await expect(storage()).rejects.toMatchObject({ name: 'VersionError' });
  vi.stubGlobal('indexedDB', new IDBFactory());
  await expect((await storage()).getAll('outbox')).resolves.toEqual([]);
});

it('gives what was read to who has read it, and to nobody else', async () => {
  const client: PersistedClient = { timestamp: 1, buster: '', clientState: { queries: [], mutations: [] } };
  owner.set('u');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await persister.persistClient(client);
  // It is hers also when it is written after she has gone.
  owner.set('other');
  vi.runOnlyPendingTimers();
  vi.useRealTimers();
  await vi.waitFor(async () => {
    expect(await (await storage()).count('queries')).toBe(1);
  });
  expect(await persister.restoreClient()).toBeUndefined();
  owner.set(null);
  expect(await persister.restoreClient()).toBeUndefined();
  owner.set('u');
  expect(await persister.restoreClient()).toMatchObject(client);
});

it('lets all go on where the browser keeps nothing', async () => {
  vi.resetModules();
  const refused = vi.fn(() => {
    throw new DOMException('', 'InvalidStateError');
  });
  vi.stubGlobal('indexedDB', { open: refused });
  vi.stubGlobal('window', new EventTarget());
  const [fresh, { startOutbox }] = await Promise.all([import('./persister'), import('./outbox')]);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await fresh.persister.persistClient({ timestamp: 1, buster: '', clientState: { queries: [], mutations: [] } });
  vi.runOnlyPendingTimers();
  startOutbox();
  vi.useRealTimers();
  // What nobody has caught fails the test.
  await vi.waitFor(() => {
    expect(refused).toHaveBeenCalledTimes(2);
  });
});
