import type { InfiniteData, Query } from '@tanstack/react-query';
import type { PersistedClient, Persister } from '@tanstack/react-query-persist-client';
import { storage } from './storage';

const key = 'client';

// Of a long list only what is read first is there offline, of a chat its newest messages.
const pages = 2;
const messages = 60;

// Of all that was read, what was read last.
const mostQueries = 150;

/** Keeps what was read in the browser's database. */
export const persister: Persister = {
  persistClient: async (client) => {
    const { queries } = client.clientState;
    const newest = queries.length <= mostQueries ? queries : queries.toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt).slice(0, mostQueries);
    await (await storage()).put('queries', { ...client, clientState: { ...client.clientState, queries: newest } } satisfies PersistedClient, key);
  },
  restoreClient: async () => (await (await storage()).get('queries', key)) as PersistedClient | undefined,
  removeClient: async () => {
    await (await storage()).delete('queries', key);
  },
};

/** Kept is what says so by `meta: { isKept: true }`. */
export const isKept = (query: Query) => query.meta?.isKept === true && query.state.status === 'success';

/** The first pages of lists, the last messages of chats. */
export function shorten(data: unknown): unknown {
  const list = data as (Partial<InfiniteData<unknown>> & { messages?: unknown[]; hasOlder?: boolean }) | null;
  if (typeof list === 'object' && Array.isArray(list?.messages) && list.messages.length > messages) return { ...list, messages: list.messages.slice(-messages), hasOlder: true };
  return typeof list === 'object' && Array.isArray(list?.pages) && Array.isArray(list.pageParams)
    ? { pages: list.pages.slice(0, pages), pageParams: list.pageParams.slice(0, pages) }
    : data;
}
