import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Bell, Settings } from 'lucide-react';
import { Link } from 'react-router';
import type { Notification } from '../api/api';
import type { Pages } from '../api/pages';
import { useI18n } from '../i18n/i18n';
import { useLiveEvent } from '../live/live';
import { PageHeader } from '../ui/PageHeader';
import { Empty, Query } from '../ui/states';
import { useNow } from '../ui/useNow';
import { VirtualList } from '../ui/VirtualList';
import { dayKey, dayName } from './days';
import { received } from './list';
import { NotificationRow } from './NotificationRow';
import { notificationsOptions } from './queries';
import { RequestsEntry } from './RequestsEntry';
import { useReading } from './useReading';

/** What others have done that concerns the user, by day; what comes meanwhile is put before it. */
export function NotificationsPage() {
  const { t } = useI18n();
  const queries = useQueryClient();
  const options = notificationsOptions();
  const query = useInfiniteQuery(options);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];

  const isNew = useReading(items);
  useLiveEvent('notification:new', (notification) => {
    queries.setQueryData<Pages<Notification>>(options.queryKey, (kept) => received(kept, notification));
  });

  return (
    <>
      <PageHeader title={t('notifications.title')}>
        <Link
          className="touch -me-2 inline-flex items-center justify-center rounded-full text-ink hover:bg-sunken"
          to="/settings/notifications"
          aria-label={t('notifications.settings')}
          title={t('notifications.settings')}
        >
          <Settings className="size-6" aria-hidden="true" />
        </Link>
      </PageHeader>
      <div className="mx-auto max-w-feed">
        <RequestsEntry />
        <Query query={query} loading={<Skeleton />}>
          {() =>
            items.length === 0 ? (
              <Empty icon={Bell} title={t('notifications.empty.title')} text={t('notifications.empty.text')} />
            ) : (
              <VirtualList
                label={t('notifications.title')}
                items={items}
                keyOf={(item) => item.id}
                estimate={76}
                pager={query}
                render={(item, index) => <Entry item={item} before={items[index - 1]} isNew={isNew(item)} />}
              />
            )
          }
        </Query>
      </div>
    </>
  );
}

/** A notification; the first of a day under the day's name. */
function Entry({ item, before, isNew }: { item: Notification; before: Notification | undefined; isNew: boolean }) {
  const { locale } = useI18n();
  const now = useNow();
  const isFirst = before === undefined || dayKey(before.createdAt) !== dayKey(item.createdAt);
  return (
    <article>
      {isFirst && <h2 className="px-4 pt-5 pb-1 font-bold first-letter:uppercase">{dayName(locale, item.createdAt, now)}</h2>}
      <NotificationRow notification={item} isNew={isNew} />
    </article>
  );
}

function Skeleton() {
  const { t } = useI18n();
  return (
    <div className="grid gap-1 pt-14" role="status" aria-label={t('app.loading')}>
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} className="flex min-h-19 items-center gap-3 px-4">
          <span className="size-11 shrink-0 animate-pulse rounded-full bg-sunken" />
          <span className="grid flex-1 gap-2">
            <span className="h-4 w-4/5 animate-pulse rounded-sm bg-sunken" />
            <span className="h-3 w-16 animate-pulse rounded-sm bg-sunken" />
          </span>
        </div>
      ))}
    </div>
  );
}
