import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Page, User } from '../api/api';
import { useI18n } from '../i18n/i18n';
import { Empty, Query } from '../ui/states';
import { VirtualList } from '../ui/VirtualList';
import { UserRow } from './UserRow';

interface Props {
  /** What a screen reader calls the list. */
  label: string;
  query: UseInfiniteQueryResult<InfiniteData<Page<User>>>;
  empty: { icon: LucideIcon; title: string; text?: string };
  render?: (user: User) => ReactNode;
}

/** Users below each other, page by page; only those near the screen are in the page. */
export function UserList({ label, query, empty, render = (user) => <UserRow user={user} /> }: Props) {
  return (
    <div className="mx-auto max-w-feed py-2">
      <Query query={query} loading={<UserListSkeleton />}>
        {({ pages }) => {
          const users = pages.flatMap((page) => page.items);
          return users.length === 0 && !query.hasNextPage ? (
            <Empty {...empty} />
          ) : (
            <VirtualList
              label={label}
              items={users}
              keyOf={({ id }) => id}
              estimate={64}
              kind="list"
              pager={query}
              render={render}
            />
          );
        }}
      </Query>
    </div>
  );
}

/** The place of users while they are on their way. */
export function UserListSkeleton({ rows = 8 }: { rows?: number }) {
  const { t } = useI18n();
  return (
    <div role="status">
      <span className="sr-only">{t('app.loading')}</span>
      <div className="motion-safe:animate-pulse" aria-hidden="true">
        {Array.from({ length: rows }, (_, index) => (
          <div key={index} className="flex min-h-16 items-center gap-3 px-4">
            <div className="size-11 rounded-full bg-sunken" />
            <div className="grid gap-2">
              <div className="h-4 w-32 rounded-sm bg-sunken" />
              <div className="h-3 w-24 rounded-sm bg-sunken" />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
