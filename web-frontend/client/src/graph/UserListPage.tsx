import { useInfiniteQuery, useQuery, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { Lock, Users } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { Page, User } from '../api/api';
import { isCode } from '../api/errors';
import { useSession } from '../api/session';
import type { MessageKey } from '../i18n/keys';
import { useI18n } from '../i18n/i18n';
import { isolate } from '../i18n/isolate';
import { profileOptions } from '../profiles/queries';
import { classes } from '../ui/classes';
import { PageHeader } from '../ui/PageHeader';
import { Empty, Query } from '../ui/states';
import { FollowerRow } from './FollowerRow';
import { followersOptions, followingOptions, mutualsOptions } from './queries';
import { UserList, UserListSkeleton } from './UserList';

const lists = {
  followers: { title: 'graph.followers', empty: 'graph.noFollowers', Content: Followers },
  following: { title: 'graph.followingList', empty: 'graph.noFollowing', Content: Following },
  mutuals: { title: 'graph.mutuals', empty: 'graph.noMutuals', Content: Mutuals },
} satisfies Record<string, { title: MessageKey; empty: MessageKey; Content: ComponentType<{ user: User }> }>;

type ListName = keyof typeof lists;

/** Who follows somebody. */
export const FollowersPage = () => <UserListPage list="followers" />;

/** Whom somebody follows. */
export const FollowingPage = () => <UserListPage list="following" />;

/** Who of those whom the viewer follows follows somebody. */
export const MutualsPage = () => <UserListPage list="mutuals" />;

function UserListPage({ list }: { list: ListName }) {
  const { t } = useI18n();
  const { username = '' } = useParams();
  const { title, Content } = lists[list];
  const query = useQuery(profileOptions(username));
  const name = query.data ? query.data.displayName || query.data.username : `@${username}`;
  return (
    <>
      <PageHeader title={t('graph.listOf', { name: isolate(name), list: t(title) })} back />
      <Query
        query={query}
        loading={
          <>
            <Ways username={username} list={list} />
            <div className="mx-auto max-w-feed py-2">
              <UserListSkeleton />
            </div>
          </>
        }
      >
        {(user) => (
          <>
            <Ways username={user.username} list={list} />
            <Content key={`${list} ${user.id}`} user={user} />
          </>
        )}
      </Query>
    </>
  );
}

function Ways({ username, list }: { username: string; list: ListName }) {
  const { t } = useI18n();
  const { user: viewer } = useSession();
  const shown: ListName[] = viewer && viewer.username !== username ? ['followers', 'following', 'mutuals'] : ['followers', 'following'];
  return (
    <nav className="mx-auto flex max-w-feed border-b border-line" aria-label={t('graph.lists')}>
      {shown.map((each) => (
        <Link
          key={each}
          to={`/u/${username}/${each}`}
          replace
          aria-current={each === list ? 'page' : undefined}
          className={classes(
            '-mb-px flex min-h-12 flex-1 items-center justify-center border-b-2 px-2 text-center text-sm no-underline',
            each === list ? 'border-ink font-bold text-ink' : 'border-transparent text-soft hover:text-ink',
          )}
        >
          {t(lists[each].title)}
        </Link>
      ))}
    </nav>
  );
}

function Followers({ user }: { user: User }) {
  const { user: viewer } = useSession();
  const query = useInfiniteQuery(followersOptions(user.id));
  return <List list="followers" query={query} {...(viewer?.id === user.id && { render: (follower: User) => <FollowerRow user={follower} /> })} />;
}

function Following({ user }: { user: User }) {
  return <List list="following" query={useInfiniteQuery(followingOptions(user.id))} />;
}

function Mutuals({ user }: { user: User }) {
  return <List list="mutuals" query={useInfiniteQuery(mutualsOptions(user.id))} />;
}

function List({ list, query, render }: { list: ListName; query: UseInfiniteQueryResult<InfiniteData<Page<User>>>; render?: (user: User) => ReactNode }) {
  const { t } = useI18n();
  const { title, empty } = lists[list];
  if (isCode(query.error, 'private_account')) return <Empty icon={Lock} title={t('profiles.private.title')} text={t('profiles.private.text')} />;
  return <UserList label={t(title)} query={query} empty={{ icon: Users, title: t(empty) }} {...(render && { render })} />;
}
