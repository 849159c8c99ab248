import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Queued } from './outbox';

/** A file that waits to be uploaded. */
export interface StoredFile {
  blob: Blob;
  /** Makes the upload happen once: the `Idempotency-Key` of its beginning. */
  uploadKey: string;
}

interface Stored extends DBSchema {
  /** What was read, as text; one entry. */
  queries: { key: string; value: unknown };
  /** What waits to be sent, in the order of its making. */
  outbox: { key: number; value: Queued; indexes: { byKey: string } };
  /** Files of what waits, by an id of this client. */
  files: { key: string; value: StoredFile };
}

let database: Promise<IDBPDatabase<Stored>> | null = null;

/** The browser's database of this client. */
export function storage() {
  database ??= open();
  return database;
}

function open() {
  const opening = openDB<Stored>('instahub', 2, {
    upgrade(made, before) {
      if (before < 1) {
        made.createObjectStore('queries');
        made.createObjectStore('outbox', { keyPath: 'number', autoIncrement: true }).createIndex('byKey', 'key');
      }
      if (before < 2) made.createObjectStore('files');
    },
    // Another tab has a newer client: its database comes first.
    blocking() {
      void database?.then((opened) => {
        opened.close();
      });
      database = null;
    },
    terminated() {
      database = null;
    },
  });
  // What could not be opened now (a full disk, a moment of the browser) is tried again by whoever asks next.
  opening.catch(() => {
    if (database === opening) database = null;
  });
  return opening;
}

/** Where the browser keeps (`localStorage`) whom and what was searched for. */
export const recentSearchesKey = 'instahub:searches';

/** Where it keeps what was begun to be written in chats. */
export const draftsKey = 'instahub:drafts';

/** Empties it: nothing of a user stays after they sign out. */
export async function forgetAll() {
  localStorage.removeItem(recentSearchesKey);
  localStorage.removeItem(draftsKey);
  // Where one cannot be emptied, the other is all the same.
  const emptied = await Promise.allSettled([emptyDatabase(), emptyCaches()]);
  const failed = emptied.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

async function emptyDatabase() {
  const opened = await storage();
  const stores = ['queries', 'outbox', 'files'] as const;
  const transaction = opened.transaction(stores, 'readwrite');
  await Promise.all([...stores.map((store) => transaction.objectStore(store).clear()), transaction.done]);
}

async function emptyCaches() {
  if ('caches' in window) await Promise.all((await caches.keys()).filter((name) => name.startsWith('media')).map((name) => caches.delete(name)));
}
