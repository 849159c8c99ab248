import { useInfiniteQuery } from '@tanstack/react-query';
import { Heart } from 'lucide-react';
import { useParams } from 'react-router';
import { isCode } from '../api/errors';
import { UserRow } from '../graph/UserRow';
import { useI18n } from '../i18n/i18n';
import { PageHeader } from '../ui/PageHeader';
import { Empty, Query } from '../ui/states';
import { VirtualList } from '../ui/VirtualList';
import { likersOptions } from './likers';

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
                  kind="list"
                  render={(user) => <UserRow user={user} />}
                />
              );
            }}
          </Query>
        )}
      </div>
    </>
  );
}
