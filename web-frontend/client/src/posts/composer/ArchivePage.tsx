import { useInfiniteQuery } from '@tanstack/react-query';
import { Archive } from 'lucide-react';
import { useI18n } from '../../i18n/i18n';
import { PageHeader } from '../../ui/PageHeader';
import { Empty, Query } from '../../ui/states';
import { GridSkeleton } from '../GridSkeleton';
import { PostGrid } from '../PostGrid';
import { archiveOptions } from './draftQueries';

/** One's archived posts; each is put back by the menu of its screen. */
export function ArchivePage() {
  const { t } = useI18n();
  const query = useInfiniteQuery(archiveOptions());
  return (
    <>
      <PageHeader title={t('composer.archive')} back />
      <p className="px-4 pt-3 text-center text-sm text-soft">{t('composer.archiveHint')}</p>
      <Query query={query} loading={<GridSkeleton />}>
        {({ pages }) => {
          const posts = pages.flatMap((page) => page.items);
          return posts.length > 0 || query.hasNextPage ? (
            <PostGrid label={t('composer.archive')} posts={posts} query={query} />
          ) : (
            <Empty icon={Archive} title={t('composer.noArchive')} />
          );
        }}
      </Query>
    </>
  );
}
