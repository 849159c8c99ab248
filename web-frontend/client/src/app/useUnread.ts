import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take } from '../api/api';
import { useSession } from '../api/session';
import { useLiveEvent } from '../live/live';

export const unreadNotificationsOptions = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: async () => (await take(api.GET('/api/v1/notifications/unread-count'))).unread,
});

export const unreadChatsOptions = queryOptions({
  queryKey: ['chats', 'unread'],
  queryFn: async () => (await take(api.GET('/api/v1/chats/unread-count'))).unread,
});

/** How much waits for the user, kept up to date. */
export function useUnread() {
  const { user } = useSession();
  const queries = useQueryClient();
  const enabled = user !== null;
  const notifications = useQuery({ ...unreadNotificationsOptions, enabled });
  const chats = useQuery({ ...unreadChatsOptions, enabled });

  useLiveEvent('notification:count', ({ unread }) => {
    queries.setQueryData(unreadNotificationsOptions.queryKey, unread);
  });
  const countChats = () => void queries.invalidateQueries({ queryKey: unreadChatsOptions.queryKey });
  useLiveEvent('message:new', countChats);
  useLiveEvent('message:read', ({ userId }) => {
    if (userId === user?.id) countChats();
  });
  return { notifications: notifications.data ?? 0, chats: chats.data ?? 0 };
}
