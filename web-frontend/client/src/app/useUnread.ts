import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api, take } from '../api/api';
import { useSession } from '../api/session';
import { useLiveEvent } from '../live/live';

export const unreadNotificationsOptions = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: async () => (await take(api.GET('/api/v1/notifications/unread-count'))).unread,
});

/** What waits in all chats. */
export const unreadChatsOptions = queryOptions({
  queryKey: ['chats', 'unread'],
  queryFn: () => take(api.GET('/api/v1/chats/unread-count')),
});

// Messages come in swarms, and who looks at their chat reads them at once.
const pause = 500;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Asks anew how much is unread: once for all that happens together. Events do not tell, because what a request to write holds does not count. */
export function countUnreadChats(queries: QueryClient) {
  timer ??= setTimeout(() => {
    timer = undefined;
    void queries.invalidateQueries({ queryKey: unreadChatsOptions.queryKey });
  }, pause);
}

/** How much waits for the user, kept up to date. */
export function useUnread() {
  const { user } = useSession();
  const queries = useQueryClient();
  const enabled = user !== null;
  const notifications = useQuery({ ...unreadNotificationsOptions, enabled });
  const chats = useQuery({ ...unreadChatsOptions, enabled, select: ({ unread }) => unread });

  useLiveEvent('notification:count', ({ unread }) => {
    queries.setQueryData(unreadNotificationsOptions.queryKey, unread);
  });
  useLiveEvent('message:new', ({ senderId, type }) => {
    if (senderId !== user?.id && type !== 'system') countUnreadChats(queries);
  });
  useLiveEvent('message:read', ({ userId }) => {
    if (userId === user?.id) countUnreadChats(queries);
  });
  return { notifications: notifications.data ?? 0, chats: chats.data ?? 0 };
}
