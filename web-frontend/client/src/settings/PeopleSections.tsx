import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Ban, Plus, Star, UserMinus, VolumeX, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { User } from '../api/api';
import { useRelationActions } from '../graph/actions';
import { PersonLabel } from '../graph/PersonLabel';
import { blocksOptions, closeFriendsOptions, mutesOptions, restrictsOptions } from '../graph/queries';
import type { MessageKey } from '../i18n/keys';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Empty, Query } from '../ui/states';
import { VirtualList } from '../ui/VirtualList';
import { AddFriends } from './AddFriends';
import { Section } from './Section';

interface Kind {
  options: typeof blocksOptions;
  /** Takes somebody off the list. */
  end: 'unblock' | 'unmute' | 'unrestrict' | 'removeCloseFriend';
  icon: LucideIcon;
  title: MessageKey;
  text: MessageKey;
  empty: MessageKey;
  action: MessageKey;
}

const blocked: Kind = { options: blocksOptions, end: 'unblock', icon: Ban, title: 'settings.blocked', text: 'settings.blockedText', empty: 'settings.blockedEmpty', action: 'settings.unblock' };

const muted: Kind = { options: mutesOptions, end: 'unmute', icon: VolumeX, title: 'settings.muted', text: 'settings.mutedText', empty: 'settings.mutedEmpty', action: 'settings.unmute' };

const restricted: Kind = {
  options: restrictsOptions,
  end: 'unrestrict',
  icon: UserMinus,
  title: 'settings.restricted',
  text: 'settings.restrictedText',
  empty: 'settings.restrictedEmpty',
  action: 'settings.unrestrict',
};

const closeFriends: Kind = {
  options: closeFriendsOptions,
  end: 'removeCloseFriend',
  icon: Star,
  title: 'settings.closeFriends',
  text: 'settings.closeFriendsText',
  empty: 'settings.closeFriendsEmpty',
  action: 'settings.remove',
};

export const BlockedSection = () => <People kind={blocked} />;
export const MutedSection = () => <People kind={muted} />;
export const RestrictedSection = () => <People kind={restricted} />;

export function CloseFriendsSection() {
  const { t } = useI18n();
  const queries = useQueryClient();
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <People kind={closeFriends}>
        <Button
          kind="secondary"
          className="justify-self-start"
          onClick={() => {
            setAdding(true);
          }}
        >
          <Plus className="size-5" aria-hidden="true" />
          {t('settings.addFriends')}
        </Button>
      </People>
      {isAdding && (
        <AddFriends
          onClose={() => {
            setAdding(false);
            void queries.invalidateQueries({ queryKey: closeFriendsOptions().queryKey });
          }}
        />
      )}
    </>
  );
}

function People({ kind, children }: { kind: Kind; children?: ReactNode }) {
  const { t } = useI18n();
  const query = useInfiniteQuery(kind.options());
  return (
    <Section title={t(kind.title)} intro={t(kind.text)}>
      {children}
      <Query query={query}>
        {({ pages }) => {
          const users = pages.flatMap((page) => page.items);
          return users.length === 0 ? (
            <Empty icon={kind.icon} title={t(kind.empty)} />
          ) : (
            <VirtualList
              label={t(kind.title)}
              items={users}
              keyOf={(user) => user.id}
              estimate={64}
              pager={query}
              render={(user) => <Person user={user} kind={kind} />}
            />
          );
        }}
      </Query>
    </Section>
  );
}

function Person({ user, kind }: { user: User; kind: Kind }) {
  const { t } = useI18n();
  const [isBusy, setBusy] = useState(false);
  const actions = useRelationActions(user);
  const name = user.displayName || user.username;
  return (
    <article className="flex items-center gap-3 py-2" aria-label={name}>
      <Link className="flex min-w-0 flex-1 rounded-md text-ink no-underline hover:underline" to={`/u/${user.username}`}>
        <PersonLabel user={user} />
      </Link>
      <Button
        kind="secondary"
        size="small"
        className="min-h-11"
        aria-label={t('settings.actionOn', { action: t(kind.action), name })}
        busy={isBusy}
        onClick={() => {
          setBusy(true);
          actions[kind.end]().catch(() => {
            setBusy(false);
          });
        }}
      >
        {t(kind.action)}
      </Button>
    </article>
  );
}
