import { useInfiniteQuery } from '@tanstack/react-query';
import { Compass } from 'lucide-react';
import { useI18n } from '../i18n/i18n';
import { PageHeader } from '../ui/PageHeader';
import { Empty, Query } from '../ui/states';
import { exploreOptions } from './queries';
import { PostGrid } from '../posts/PostGrid';

/** Posts to be discovered, as a grid. */
export function ExplorePage() {
  const { t } = useI18n();
  const query = useInfiniteQuery(exploreOptions());
  return (
    <>
      <PageHeader title={t('feeds.explore')} />
      <Query query={query}>
        {({ pages }) => {
          const posts = pages.flatMap((page) => page.items);
          return posts.length === 0 ? <Empty icon={Compass} title={t('feeds.exploreEmpty')} /> : <PostGrid label={t('feeds.explore')} posts={posts} query={query} />;
        }}
      </Query>
    </>
  );
}
