import { useQuery } from '@tanstack/react-query';
import { Lock, UserX } from 'lucide-react';
import { Navigate, useParams } from 'react-router';
import type { User } from '../api/api';
import { isCode } from '../api/errors';
import { useSession } from '../api/session';
import { NotFoundPage } from '../app/NotFoundPage';
import { FollowButton } from '../graph/FollowButton';
import { useRelation } from '../graph/relations';
import { useGraphEvents } from '../graph/useGraphEvents';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../ui/Button';
import { PageHeader } from '../ui/PageHeader';
import { Empty, Query } from '../ui/states';
import { ProfileHeader } from './ProfileHeader';
import { ProfileMenu } from './ProfileMenu';
import { LikedPosts, OwnPosts, TaggedPosts } from './ProfilePosts';
import { ProfileSkeleton } from './ProfileSkeleton';
import { ProfileTabs, isTab, type Tab } from './ProfileTabs';
import { profileOptions } from './queries';

/** Somebody's profile: who they are, and their posts. */
export function ProfilePage() {
  const { username = '', tab = 'posts' } = useParams();
  if (!isTab(tab)) return <NotFoundPage />;
  return <ProfileOf key={username} username={username} tab={tab} />;
}

function ProfileOf({ username, tab }: { username: string; tab: Tab }) {
  const { t } = useI18n();
  const query = useQuery(profileOptions(username));
  const user = query.data;
  useGraphEvents();
  return (
    <>
      <PageHeader title={user ? user.displayName || user.username : `@${username}`} back>
        {user && <ProfileMenu user={user} />}
      </PageHeader>
      {user === undefined && isCode(query.error, 'not_found') ? (
        <Empty icon={UserX} title={t('profiles.nobody.title')} text={t('profiles.nobody.text')}>
          <ButtonLink kind="secondary" to="/search">
            {t('app.search')}
          </ButtonLink>
        </Empty>
      ) : (
        <Query query={query} loading={<ProfileSkeleton />}>
          {(found) => <Profile user={found} tab={tab} />}
        </Query>
      )}
    </>
  );
}

function Profile({ user, tab }: { user: User; tab: Tab }) {
  const { t } = useI18n();
  const { user: viewer } = useSession();
  const { following, blocking } = useRelation(user);
  const isOwn = viewer?.id === user.id;
  const isOpen = isOwn || !user.isPrivate || following;

  if (blocking) {
    return (
      <>
        <ProfileHeader user={user} isOpen={false} />
        <Empty icon={UserX} title={t('profiles.blocked.title')} text={t('profiles.blocked.text')}>
          <FollowButton user={user} size="normal" />
        </Empty>
      </>
    );
  }
  return (
    <>
      <ProfileHeader user={user} isOpen={isOpen} />
      {!isOpen ? (
        <div className="border-t border-line">
          <Empty icon={Lock} title={t('profiles.private.title')} text={t('profiles.private.text')} />
        </div>
      ) : (
        <>
          <ProfileTabs username={user.username} isOwn={isOwn} tab={tab} />
          {tab === 'posts' && <OwnPosts user={user} isOwn={isOwn} />}
          {tab === 'tagged' && <TaggedPosts user={user} isOwn={isOwn} />}
          {tab === 'liked' && (isOwn ? <LikedPosts /> : <Navigate to={`/u/${user.username}`} replace />)}
        </>
      )}
    </>
  );
}
