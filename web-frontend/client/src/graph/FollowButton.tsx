import { useState } from 'react';
import { useLocation } from 'react-router';
import type { User } from '../api/api';
import { useSession } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { atOnce, useRelationActions } from './actions';
import { useRelation } from './relations';

interface Props {
  user: Pick<User, 'id' | 'username' | 'displayName' | 'isPrivate' | 'relationship'>;
  size?: 'normal' | 'small';
  className?: string;
}

/** Follows a user, asks a private one, or ends either; who is not signed in is led to that. Not there for oneself. */
export function FollowButton({ user, size = 'small', className }: Props) {
  const { t } = useI18n();
  const { user: viewer } = useSession();
  const { pathname } = useLocation();
  if (viewer === null) {
    return (
      <ButtonLink className={className} size={size} to="/sign-in" state={{ from: pathname }} aria-label={t('graph.followName', { name: user.displayName || user.username })}>
        {t('graph.follow')}
      </ButtonLink>
    );
  }
  return viewer.id === user.id ? null : <Follow user={user} size={size} {...(className !== undefined && { className })} />;
}

function Follow({ user, size, className }: Props & { size: 'normal' | 'small' }) {
  const { t } = useI18n();
  const { following, followedBy, requested, blocking } = useRelation(user);
  const { follow, unfollow, unblock } = useRelationActions(user);
  const [isAsking, setAsking] = useState(false);
  const name = user.displayName || user.username;
  const looks = { size, className };

  if (blocking) {
    return (
      <Button kind="secondary" {...looks} aria-label={t('graph.unblockName', { name })} onClick={() => void unblock()}>
        {t('graph.unblock')}
      </Button>
    );
  }
  if (!following && !requested) {
    return (
      <Button {...looks} aria-label={t(followedBy ? 'graph.followBackName' : 'graph.followName', { name })} onClick={() => void follow()}>
        {t(followedBy ? 'graph.followBack' : 'graph.follow')}
      </Button>
    );
  }
  return (
    <>
      <Button
        kind="secondary"
        {...looks}
        aria-label={t(following ? 'graph.followingName' : 'graph.requestedName', { name })}
        onClick={() => {
          // Following a private account again takes another request.
          if (following && user.isPrivate) setAsking(true);
          else void unfollow();
        }}
      >
        {t(following ? 'graph.following' : 'graph.requested')}
      </Button>
      {isAsking && (
        <Confirm
          title={t('graph.unfollowName', { name })}
          text={t('graph.unfollowPrivate')}
          action={t('graph.unfollow')}
          onConfirm={atOnce(unfollow)}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </>
  );
}
