import { useInfiniteQuery } from '@tanstack/react-query';
import { ChevronRight, UserPlus } from 'lucide-react';
import { Link } from 'react-router';
import { useMe } from '../api/session';
import { followRequestsOptions } from '../graph/queries';
import { useGraphEvents } from '../graph/useGraphEvents';
import { useI18n } from '../i18n/i18n';

/** The way to those who have asked to follow, where somebody has. */
export function RequestsEntry() {
  const { t, format } = useI18n();
  const { isPrivate } = useMe();
  useGraphEvents();
  const { data } = useInfiniteQuery({ ...followRequestsOptions(), enabled: isPrivate });
  const [page] = data?.pages ?? [];
  if (page === undefined || page.items.length === 0) return null;
  return (
    <Link className="mx-4 mt-4 flex min-h-14 items-center gap-3 rounded-lg border border-line bg-surface px-4 font-medium text-ink no-underline hover:bg-sunken" to="/follow-requests">
      <UserPlus className="size-6 shrink-0 text-link" aria-hidden="true" />
      <span className="flex-1">{t('notifications.requests')}</span>
      <span className="min-w-6 rounded-full bg-brand px-2 text-center text-sm leading-6 text-on-brand">
        {page.next === null ? format.number(page.items.length) : `${format.number(page.items.length)}+`}
      </span>
      <ChevronRight className="size-5 text-soft rtl:-scale-x-100" aria-hidden="true" />
    </Link>
  );
}
