import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Queued } from './outbox';

interface Stored extends DBSchema {
  /** What was read, as text; one entry. */
  queries: { key: string; value: unknown };
  /** What waits to be sent, in the order of its making. */
  outbox: { key: number; value: Queued; indexes: { byKey: string } };
}

let database: Promise<IDBPDatabase<Stored>> | null = null;

/** The browser's database of this client. */
export function storage() {
  database ??= openDB<Stored>('instahub', 1, {
    upgrade(made) {
      made.createObjectStore('queries');
      made.createObjectStore('outbox', { keyPath: 'number', autoIncrement: true }).createIndex('byKey', 'key');
    },
    terminated() {
      database = null;
    },
  });
  return database;
}

/** Where the browser keeps (`localStorage`) whom and what was searched for. */
export const recentSearchesKey = 'instahub:searches';

/** Empties it: nothing of a user stays after they sign out. */
export async function forgetAll() {
  localStorage.removeItem(recentSearchesKey);
  const opened = await storage();
  const transaction = opened.transaction(['queries', 'outbox'], 'readwrite');
  await Promise.all([transaction.objectStore('queries').clear(), transaction.objectStore('outbox').clear(), transaction.done]);
  if ('caches' in window) await Promise.all((await caches.keys()).filter((name) => name.startsWith('media')).map((name) => caches.delete(name)));
}
