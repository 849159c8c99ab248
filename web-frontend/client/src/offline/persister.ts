import type { InfiniteData, Query } from '@tanstack/react-query';
import type { PersistedClient, Persister } from '@tanstack/react-query-persist-client';
import { kept } from './kept';
import { owner } from './owner';
import { storage } from './storage';

const key = 'client';

// Of a long list only what is read first is there offline, of a chat its newest messages.
const pages = 2;
const messages = 60;

// Of all that was read, what was read last.
const mostQueries = 150;

// Every change of anything that was read asks for a writing of all; so often it is done.
const pause = 1_000;

/** What was read, and who has read it: nobody else gets to see it. */
interface Kept extends PersistedClient {
  userId: string | null;
}

let latest: Kept | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

async function write() {
  clearTimeout(timer);
  timer = undefined;
  const client = latest;
  latest = null;
  if (client === null) return;
  const { queries } = client.clientState;
  const newest = queries.length <= mostQueries ? queries : queries.toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt).slice(0, mostQueries);
  await (await storage()).put('queries', { ...client, clientState: { ...client.clientState, queries: newest } } satisfies Kept, key);
}

// A browser that keeps nothing (a private window, a full disk) has nothing to be read offline; all else goes on.
const tryWriting = () => {
  write().catch(() => undefined);
};

if (typeof document !== 'undefined') {
  // The last moment that a browser promises.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') tryWriting();
  });
}

/** Keeps what was read in the browser's database. */
export const persister: Persister = {
  persistClient: (client) => {
    latest = { ...client, userId: owner.get() };
    timer ??= setTimeout(tryWriting, pause);
  },
  restoreClient: async () => {
    const kept = (await (await storage()).get('queries', key)) as Kept | undefined;
    return kept?.userId === owner.get() ? kept : undefined;
  },
  removeClient: async () => {
    latest = null;
    await (await storage()).delete('queries', key);
  },
};

// Kept is what says so by `meta: { isKept: true }`.
const isKept = (query: Query) => query.meta?.isKept === true && query.state.status === 'success';

/** The first pages of lists, the last messages of chats. */
export function shorten(data: unknown): unknown {
  const list = data as (Partial<InfiniteData<unknown>> & { messages?: unknown[]; hasOlder?: boolean }) | null;
  if (typeof list === 'object' && Array.isArray(list?.messages) && list.messages.length > messages) return { ...list, messages: list.messages.slice(-messages), hasOlder: true };
  return typeof list === 'object' && Array.isArray(list?.pages) && Array.isArray(list.pageParams)
    ? { pages: list.pages.slice(0, pages), pageParams: list.pageParams.slice(0, pages) }
    : data;
}

const day = 24 * 60 * 60_000;

/** What of what was read is kept, how long, and what becomes of it when the page is loaded anew. */
export const persistOptions = {
  persister,
  maxAge: 7 * day,
  buster: __API_VERSION__,
  dehydrateOptions: { shouldDehydrateQuery: isKept, shouldDehydrateMutation: () => false, serializeData: shorten },
  // Before a screen wants it, it has only this.
  hydrateOptions: { defaultOptions: { queries: { gcTime: kept.gcTime } } },
};
