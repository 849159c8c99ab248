import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, take, type Notification } from '../api/api';
import type { Pages } from '../api/pages';
import { unreadNotificationsOptions } from '../app/useUnread';
import { useIsVisible } from '../ui/useIsVisible';
import { newestUnread, readUpTo } from './list';
import { notificationsOptions } from './queries';

const keyOf = ({ id, createdAt }: Notification) => `${id} ${createdAt}`;

/** Tells the server what was seen. Answers what was new, and is shown as new until one leaves the list. */
export function useReading(items: readonly Notification[]): (item: Notification) => boolean {
  const queries = useQueryClient();
  const isVisible = useIsVisible();
  const told = useRef<string | null>(null);
  const upTo = newestUnread(items);
  const [news, setNews] = useState<ReadonlySet<string>>(new Set());

  // Read anew, the list says that they are read; this visit still shows them as new.
  const added = items.filter((item) => !item.read && !news.has(keyOf(item)));
  if (added.length > 0) setNews(new Set([...news, ...added.map(keyOf)]));

  useEffect(() => {
    if (!isVisible || upTo === null || told.current === upTo) return;
    told.current = upTo;
    take(api.POST('/api/v1/notifications/read', { body: { upTo } })).then(
      ({ unread }) => {
        queries.setQueryData(unreadNotificationsOptions.queryKey, unread);
      },
      () => {
        told.current = null; // they stay unread; the next visit tells it again
      },
    );
  }, [isVisible, upTo, queries]);

  useEffect(
    () => () => {
      const time = told.current;
      if (time !== null) queries.setQueryData<Pages<Notification>>(notificationsOptions().queryKey, (kept) => readUpTo(kept, time));
    },
    [queries],
  );
  return (item) => news.has(keyOf(item));
}
