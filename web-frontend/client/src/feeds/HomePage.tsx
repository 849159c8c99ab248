import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowUp, Users } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Post } from '../api/api';
import { isCode } from '../api/errors';
import type { Pager } from '../api/pages';
import { useMe } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { useLiveEvent } from '../live/live';
import { useWaiting } from '../offline/useWaiting';
import { FeedSkeleton } from '../posts/FeedSkeleton';
import { PostCard } from '../posts/PostCard';
import { usePostEvents } from '../posts/usePostEvents';
import { ButtonLink } from '../ui/Button';
import { classes } from '../ui/classes';
import { useTitle } from '../ui/PageHeader';
import { Empty, Query } from '../ui/states';
import { VirtualList } from '../ui/VirtualList';
import { feedOptions, type FeedOrder } from './queries';

const orders = ['ranked', 'latest'] as const;

/** The home feed, kept up to date: what is new is announced, not pushed under the reader's eyes. */
export function HomePage() {
  const { t } = useI18n();
  // In the address, so that going back finds it.
  const [search, setSearch] = useSearchParams();
  const order: FeedOrder = search.get('order') === 'latest' ? 'latest' : 'ranked';
  useTitle('');
  return (
    <div className="mx-auto max-w-feed">
      <h1 className="sr-only">{t('feeds.home')}</h1>
      <div className="flex gap-1 px-4 py-3" role="group" aria-label={t('feeds.order')}>
        {orders.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === order}
            className={classes('min-h-9 rounded-full px-4 text-sm font-medium', each === order ? 'bg-brand text-on-brand' : 'text-soft hover:bg-sunken')}
            onClick={() => {
              setSearch(each === 'latest' ? { order: each } : {}, { replace: true });
            }}
          >
            {t(`feeds.${each}`)}
          </button>
        ))}
      </div>
      <Feed key={order} order={order} />
    </div>
  );
}

function Feed({ order }: { order: FeedOrder }) {
  const { t } = useI18n();
  const queries = useQueryClient();
  const options = feedOptions(order);
  const query = useInfiniteQuery(options);
  const me = useMe();
  const [told, setTold] = useState<readonly Post[]>([]);
  const isPosting = useWaiting('post').length > 0;
  const posts = query.data?.pages.flatMap((page) => page.items) ?? [];
  const { error, refetch } = query;

  useLiveEvent('post:new', (post) => {
    setTold((before) => [...before, post]);
  });
  // What this browser posts is shown without being asked for.
  const news = told.filter(({ id, author }) => !(isPosting && author.id === me.id) && posts.every((post) => post.id !== id)).length;
  // A ranking is kept for a while only; then the list begins anew.
  useEffect(() => {
    if (isCode(error, 'cursor_expired')) void queries.resetQueries({ queryKey: options.queryKey });
  });

  const showNews = () => {
    setTold([]);
    window.scrollTo({ top: 0 });
    queries.setQueryData(options.queryKey, (kept) => kept && { pages: kept.pages.slice(0, 1), pageParams: kept.pageParams.slice(0, 1) });
    void refetch();
  };

  return (
    <>
      <div className="pointer-events-none sticky top-16 z-20 flex justify-center" role="status">
        {news > 0 && (
          <button type="button" className="pointer-events-auto absolute flex min-h-11 items-center gap-2 rounded-full bg-brand px-5 font-medium text-on-brand shadow-float" onClick={showNews}>
            <ArrowUp className="size-4" aria-hidden="true" />
            {t('feeds.news', { count: news })}
          </button>
        )}
      </div>
      <Query query={query} loading={<FeedSkeleton />}>
        {() =>
          posts.length === 0 ? (
            <Empty icon={Users} title={t('feeds.empty.title')} text={t('feeds.empty.text')}>
              <ButtonLink to="/explore">{t('feeds.empty.action')}</ButtonLink>
            </Empty>
          ) : (
            <PostList label={t('feeds.home')} posts={posts} query={query} />
          )
        }
      </Query>
    </>
  );
}

/** Posts below each other, whose numbers follow the server. */
export function PostList({ label, posts, query }: { label: string; posts: readonly Post[]; query: Pager }) {
  usePostEvents();
  return (
    <VirtualList
      label={label}
      items={posts}
      keyOf={(post) => post.id}
      estimate={640}
      gap={20}
      pager={query}
      render={(post, index) => <PostCard post={post} isFirst={index === 0} />}
    />
  );
}
