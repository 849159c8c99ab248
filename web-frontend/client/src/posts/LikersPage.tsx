import { useInfiniteQuery } from '@tanstack/react-query';
import { Heart } from 'lucide-react';
import { Link, useParams } from 'react-router';
import type { User } from '../api/api';
import { isCode } from '../api/errors';
import { useI18n } from '../i18n/i18n';
import { Avatar } from '../ui/Avatar';
import { PageHeader } from '../ui/PageHeader';
import { Empty, Query } from '../ui/states';
import { VirtualList } from '../ui/VirtualList';
import { likersOptions } from './queries';

/** Who likes a post. */
export function LikersPage() {
  const { t } = useI18n();
  const { id = '' } = useParams();
  const query = useInfiniteQuery(likersOptions(id));
  return (
    <>
      <PageHeader title={t('posts.likers')} back />
      <div className="mx-auto max-w-feed py-2">
        {isCode(query.error, 'likes_hidden') ? (
          <Empty icon={Heart} title={t('posts.likesHidden')} />
        ) : (
          <Query query={query}>
            {({ pages }) => {
              const users = pages.flatMap((page) => page.items);
              return users.length === 0 ? (
                <Empty icon={Heart} title={t('posts.noLikes')} />
              ) : (
                <VirtualList
                  label={t('posts.likers')}
                  items={users}
                  keyOf={(user) => user.id}
                  estimate={64}
                  hasMore={query.hasNextPage}
                  isLoading={query.isFetchingNextPage}
                  failed={query.isFetchNextPageError}
                  more={query.fetchNextPage}
                  render={(user) => <Liker user={user} />}
                />
              );
            }}
          </Query>
        )}
      </div>
    </>
  );
}

function Liker({ user }: { user: User }) {
  return (
    <article className="flex min-h-16 items-center gap-3 px-4">
      <Link className="flex min-w-0 flex-1 items-center gap-3 text-ink no-underline" to={`/u/${user.username}`}>
        <Avatar user={user} className="size-11" />
        <span className="min-w-0 leading-tight">
          <span className="block truncate font-bold">{user.displayName || user.username}</span>
          <span className="block truncate text-sm text-soft">{user.username}</span>
        </span>
      </Link>
    </article>
  );
}
