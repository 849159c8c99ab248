import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { api, take, takePage, type Page, type Schemas } from '../api/api';
import { pagesOptions } from '../api/pages';
import { unreadChatsOptions } from '../app/useUnread';
import { kept } from '../offline/kept';
import type { Chat, Folder, Member, Message } from './types';
import { keepNews, newest, type MessageWindow } from './window';

export const ofChat = (id: string) => ({ params: { path: { id } } });

const cursorOf = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor });

/** So many messages are read at a time. */
export const pageSize = 50;

// When all is read anew, of what was read before so many.
const mostAgain = 300;

// What the hub tells is only put there while one of the screens of chats is there.
const alwaysRead = 'always' as const;

/** The user's chats, pinned ones first. */
export const chatsOptions = (folder: Folder) => ({
  ...pagesOptions(['chats', 'list', folder], (cursor, signal): Promise<Page<Chat>> => takePage(api.GET('/api/v1/chats', { params: { query: { folder, limit: 50, ...cursorOf(cursor) } }, signal }))),
  refetchOnMount: alwaysRead,
  ...kept,
});

export const chatOptions = (id: string) =>
  queryOptions({
    queryKey: ['chats', 'one', id],
    queryFn: ({ signal }): Promise<Chat> => take(api.GET('/api/v1/chats/{id}', { ...ofChat(id), signal })),
    refetchOnMount: alwaysRead,
    ...kept,
  });

/** How many requests wait. */
export const requestsOptions = { ...unreadChatsOptions, select: ({ requests }: Schemas['UnreadChatsAnswer']) => requests };

export type Where = { before: number } | { after: number } | { around: number } | Record<string, never>;

/** Messages, the newest first; `next` is there while there are older ones. */
export const readMessages = (chatId: string, where: Where, limit = pageSize, signal?: AbortSignal): Promise<Page<Message>> =>
  takePage(api.GET('/api/v1/chats/{id}/messages', { params: { path: { id: chatId }, query: { ...where, limit } }, ...(signal && { signal }) }));

/** The messages of a chat that are looked at: the newest, and what was read beyond them. */
export const messagesOptions = (chatId: string, queries: QueryClient) => {
  const queryKey = ['chats', 'messages', chatId];
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }): Promise<MessageWindow> => {
      const known = queries.getQueryData<MessageWindow>(queryKey);
      if (known?.hasNewer) return known; // who reads old ones stays there
      const wanted = Math.min(known?.messages.length ?? 0, mostAgain);
      const first = await readMessages(chatId, {}, pageSize, signal);
      let { items, next } = first;
      while (next !== null && items.length < wanted) {
        const page = await readMessages(chatId, { before: items.at(-1)?.sequence ?? 0 }, 100, signal);
        items = [...items, ...page.items];
        next = page.next;
      }
      return keepNews(newest(items, next !== null), queries.getQueryData<MessageWindow>(queryKey));
    },
    staleTime: 0,
    ...kept,
  });
};

/** Who is in a chat; of a channel its admins may know. */
export const membersOptions = (chatId: string) => ({
  ...pagesOptions(['chats', 'members', chatId], (cursor, signal): Promise<Page<Member>> =>
    takePage(api.GET('/api/v1/chats/{id}/members', { params: { path: { id: chatId }, query: { limit: 100, ...cursorOf(cursor) } }, signal })),
  ),
});

export const pinsOptions = (chatId: string) =>
  pagesOptions(['chats', 'pins', chatId], (cursor, signal): Promise<Page<Message>> =>
    takePage(api.GET('/api/v1/chats/{id}/pins', { params: { path: { id: chatId }, query: cursorOf(cursor) }, signal })),
  );

/** The user's own messages that wait for their time. */
export const scheduledOptions = (chatId: string) =>
  pagesOptions(['chats', 'scheduled', chatId], (cursor, signal): Promise<Page<Message>> =>
    takePage(api.GET('/api/v1/chats/{id}/scheduled', { params: { path: { id: chatId }, query: cursorOf(cursor) }, signal })),
  );

export interface MessageSearch {
  q?: string;
  chat?: string;
  type?: Exclude<Message['type'], 'system' | 'encrypted'>;
  hasMedia?: boolean;
}

export const searchOptions = (search: MessageSearch) =>
  pagesOptions(['chats', 'search', search], (cursor, signal): Promise<Page<Message>> => takePage(api.GET('/api/v1/messages/search', { params: { query: { ...search, ...cursorOf(cursor) } }, signal })));

export const readersOptions = (messageId: string) =>
  pagesOptions(['chats', 'readers', messageId], (cursor, signal) =>
    takePage(api.GET('/api/v1/messages/{id}/readers', { params: { path: { id: messageId }, query: cursorOf(cursor) }, signal })),
  );

/** What a message said before each edit, newest first. */
export const historyOptions = (messageId: string) =>
  queryOptions({
    queryKey: ['chats', 'history', messageId],
    queryFn: ({ signal }) => take(api.GET('/api/v1/messages/{id}/history', { ...ofChat(messageId), signal })),
  });
