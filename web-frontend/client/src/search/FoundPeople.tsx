import { SearchX } from 'lucide-react';
import { UserListSkeleton } from '../graph/UserList';
import { UserRow } from '../graph/UserRow';
import { isTag } from '../feeds/tagQueries';
import { useI18n } from '../i18n/i18n';
import { Empty, Failed } from '../ui/states';
import { VirtualList } from '../ui/VirtualList';
import { recents } from './recent';
import { TagLink } from './TagRow';
import { usePeopleSearch } from './usePeopleSearch';

/** The people whose name begins as typed. */
export function FoundPeople({ typed }: { typed: string }) {
  const { t } = useI18n();
  const { query, people, isSettled } = usePeopleSearch(typed);
  const text = typed.trim();
  return (
    <>
      <p className="sr-only" role="status">
        {isSettled ? t('graph.found', { count: people.length }) : ''}
      </p>
      {people.length > 0 ? (
        <VirtualList
          label={t('search.people')}
          items={people}
          keyOf={({ id }) => id}
          estimate={64}
          kind="list"
          pager={{
            hasNextPage: isSettled && query.hasNextPage,
            isFetchingNextPage: query.isFetchingNextPage,
            isFetchNextPageError: query.isFetchNextPageError,
            fetchNextPage: query.fetchNextPage,
          }}
          render={(user) => (
            <UserRow
              user={user}
              onOpen={() => {
                recents.add({ kind: 'user', id: user.id, username: user.username, displayName: user.displayName, avatar: user.avatar });
              }}
            />
          )}
        />
      ) : query.error !== null || query.fetchStatus === 'paused' ? (
        <Failed error={query.error} retry={query.refetch} />
      ) : !isSettled ? (
        <UserListSkeleton />
      ) : (
        <>
          {isTag(text) && <TagLink tag={text} />}
          <Empty icon={SearchX} title={t('graph.nobodyFound')} text={t('search.nobodyHint')} />
        </>
      )}
    </>
  );
}
