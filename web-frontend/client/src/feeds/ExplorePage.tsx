import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Compass, Search } from 'lucide-react';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { isCode } from '../api/errors';
import { useI18n } from '../i18n/i18n';
import { GridSkeleton } from '../posts/GridSkeleton';
import { PostGrid } from '../posts/PostGrid';
import { PageHeader } from '../ui/PageHeader';
import { Empty, Query } from '../ui/states';
import { exploreOptions } from './queries';

/** Posts to be discovered, as a grid. */
export function ExplorePage() {
  const { t } = useI18n();
  const queries = useQueryClient();
  const options = exploreOptions();
  const query = useInfiniteQuery(options);
  const { error } = query;

  // A selection is kept for a while only; then the list begins anew.
  useEffect(() => {
    if (isCode(error, 'cursor_expired')) void queries.resetQueries({ queryKey: options.queryKey });
  });

  return (
    <>
      <PageHeader title={t('feeds.explore')}>
        <Link className="touch -me-2 inline-flex items-center justify-center rounded-full text-ink hover:bg-sunken" to="/search" aria-label={t('app.search')} title={t('app.search')}>
          <Search className="size-6" aria-hidden="true" />
        </Link>
      </PageHeader>
      <Query query={query} loading={<GridSkeleton rows={6} />}>
        {({ pages }) => {
          const posts = pages.flatMap((page) => page.items);
          // A page may be empty and yet not the last.
          return posts.length === 0 && !query.hasNextPage ? (
            <Empty icon={Compass} title={t('feeds.exploreEmpty')} />
          ) : (
            <PostGrid label={t('feeds.explore')} posts={posts} query={query} />
          );
        }}
      </Query>
    </>
  );
}
