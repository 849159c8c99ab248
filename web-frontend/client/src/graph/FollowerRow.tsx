import { X } from 'lucide-react';
import { useState } from 'react';
import type { User } from '../api/api';
import { useI18n } from '../i18n/i18n';
import { Confirm } from '../ui/Confirm';
import { IconButton } from '../ui/IconButton';
import { atOnce, useRelationActions } from './actions';
import { FollowButton } from './FollowButton';
import { useRelation } from './relations';
import { UserRow } from './UserRow';

/** One of the viewer's own followers, who can be removed. */
export function FollowerRow({ user }: { user: User }) {
  const { t } = useI18n();
  const { followedBy } = useRelation(user);
  const { removeFollower } = useRelationActions(user);
  const [isAsking, setAsking] = useState(false);
  const name = user.displayName || user.username;
  return (
    <UserRow user={user}>
      {followedBy ? (
        <div className="flex items-center gap-2">
          <FollowButton className="max-sm:px-3" user={user} />
          <IconButton
            className="-me-3"
            icon={X}
            label={t('graph.removeFollowerLabel', { name })}
            onClick={() => {
              setAsking(true);
            }}
          />
        </div>
      ) : (
        <span className="px-2 text-sm text-soft">{t('graph.removed')}</span>
      )}
      {isAsking && (
        <Confirm
          title={t('graph.removeFollowerName', { name })}
          text={t('graph.removeFollowerText')}
          action={t('graph.removeFollower')}
          onConfirm={atOnce(removeFollower)}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </UserRow>
  );
}
