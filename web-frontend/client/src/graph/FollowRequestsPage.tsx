import { useInfiniteQuery } from '@tanstack/react-query';
import { UserRoundPlus } from 'lucide-react';
import type { User } from '../api/api';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { PageHeader } from '../ui/PageHeader';
import { useRelationActions } from './actions';
import { FollowButton } from './FollowButton';
import { followRequestsOptions } from './queries';
import { useRelation } from './relations';
import { useGraphEvents } from './useGraphEvents';
import { UserList } from './UserList';
import { UserRow } from './UserRow';

/** Who asks to follow the viewer, to be let or not. */
export function FollowRequestsPage() {
  const { t } = useI18n();
  const query = useInfiniteQuery(followRequestsOptions());
  useGraphEvents();
  return (
    <>
      <PageHeader title={t('graph.requests')} back />
      <UserList
        label={t('graph.requests')}
        query={query}
        empty={{ icon: UserRoundPlus, title: t('graph.noRequests.title'), text: t('graph.noRequests.text') }}
        render={(user) => <RequestRow user={user} />}
      />
    </>
  );
}

// A request that was answered stays in its place, saying how, until the list is read anew: nothing moves under the finger.
function RequestRow({ user }: { user: User }) {
  const { t } = useI18n();
  const { requestedBy, followedBy } = useRelation(user);
  const { accept, reject } = useRelationActions(user);
  const name = user.displayName || user.username;
  if (!requestedBy) {
    return (
      <UserRow user={user} note={followedBy && <span className="block text-sm text-good">{t('graph.accepted')}</span>}>
        {followedBy ? <FollowButton user={user} /> : <span className="px-2 text-sm text-soft">{t('graph.rejected')}</span>}
      </UserRow>
    );
  }
  return (
    <UserRow user={user}>
      <div className="flex gap-2">
        <Button size="small" aria-label={t('graph.acceptName', { name })} onClick={() => void accept()}>
          {t('graph.accept')}
        </Button>
        <Button kind="secondary" size="small" aria-label={t('graph.rejectName', { name })} onClick={() => void reject()}>
          {t('graph.reject')}
        </Button>
      </div>
    </UserRow>
  );
}
