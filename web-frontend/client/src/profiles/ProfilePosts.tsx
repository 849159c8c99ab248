import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { Camera, Heart, Images, UserSquare, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Page, Post, User } from '../api/api';
import type { MessageKey } from '../i18n/keys';
import { useI18n } from '../i18n/i18n';
import { GridSkeleton } from '../posts/GridSkeleton';
import { PostGrid } from '../posts/PostGrid';
import { userPostsOptions } from '../posts/queries';
import { ButtonLink } from '../ui/Button';
import { Empty, Query } from '../ui/states';
import { likedOptions, taggedOptions } from './queries';

interface Nothing {
  icon: LucideIcon;
  title: MessageKey;
  text?: MessageKey;
  action?: ReactNode;
}

/** What a user has posted. */
export function OwnPosts({ user, isOwn }: { user: User; isOwn: boolean }) {
  const { t } = useI18n();
  const nothing: Nothing = isOwn
    ? { icon: Camera, title: 'profiles.noPosts.own', text: 'profiles.noPosts.ownText', action: <ButtonLink to="/create">{t('app.create')}</ButtonLink> }
    : { icon: Images, title: 'profiles.noPosts.other' };
  return <Posts label="profiles.posts" query={useInfiniteQuery(userPostsOptions(user.id))} nothing={nothing} showsPins />;
}

/** Posts with a user in their pictures. */
export function TaggedPosts({ user, isOwn }: { user: User; isOwn: boolean }) {
  return (
    <Posts label="profiles.tagged" query={useInfiniteQuery(taggedOptions(user.id))} nothing={{ icon: UserSquare, title: 'profiles.noTagged.title', ...(isOwn && { text: 'profiles.noTagged.text' }) }} />
  );
}

/** What one likes oneself. */
export function LikedPosts() {
  return <Posts label="profiles.liked" query={useInfiniteQuery(likedOptions())} nothing={{ icon: Heart, title: 'profiles.noLiked.title', text: 'profiles.noLiked.text' }} />;
}

function Posts({ label, query, nothing, showsPins = false }: { label: MessageKey; query: UseInfiniteQueryResult<InfiniteData<Page<Post>>>; nothing: Nothing; showsPins?: boolean }) {
  const { t } = useI18n();
  return (
    <section>
      <h2 className="sr-only">{t(label)}</h2>
      <Query query={query} loading={<GridSkeleton />}>
        {({ pages }) => {
          const posts = pages.flatMap((page) => page.items);
          return posts.length > 0 || query.hasNextPage ? (
            <PostGrid label={t(label)} posts={posts} query={query} showsPins={showsPins} />
          ) : (
            <Empty icon={nothing.icon} title={t(nothing.title)} text={nothing.text && t(nothing.text)}>
              {nothing.action}
            </Empty>
          );
        }}
      </Query>
    </section>
  );
}
