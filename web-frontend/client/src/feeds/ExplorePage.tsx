import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Compass } from 'lucide-react';
import { useEffect } from 'react';
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
      <PageHeader title={t('feeds.explore')} />
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
