import { Link as LinkIcon, Lock, MessageCircle, UserRoundPlus } from 'lucide-react';
import { Link } from 'react-router';
import type { User } from '../api/api';
import { useSession } from '../api/session';
import { FollowButton } from '../graph/FollowButton';
import { useRelation } from '../graph/relations';
import { useRequestCount } from '../graph/useRequestCount';
import type { MessageKey } from '../i18n/keys';
import { useI18n } from '../i18n/i18n';
import { Caption } from '../posts/Caption';
import { Avatar } from '../ui/Avatar';
import { ButtonLink } from '../ui/Button';
import { MutualsLine } from './MutualsLine';
import { PresenceLine } from './PresenceLine';
import { profileLinks } from './links';

/** Who somebody is, and what one can do about them. `isOpen`: the viewer may see their lists. */
export function ProfileHeader({ user, isOpen }: { user: User; isOpen: boolean }) {
  const { t } = useI18n();
  const { user: viewer } = useSession();
  const { followedBy, blocking, muting, restricting, closeFriend } = useRelation(user);
  const isOwn = viewer?.id === user.id;
  const marks = [
    followedBy && t('profiles.followsYou'),
    closeFriend && t('profiles.closeFriend'),
    muting && t('profiles.muted'),
    restricting && t('profiles.restricted'),
    isOwn && user.isPrivate && t('profiles.privateAccount'),
  ].filter((mark) => typeof mark === 'string');
  return (
    <div className="mx-auto grid max-w-page grid-cols-[auto_1fr] items-center gap-x-5 gap-y-4 px-4 py-5 sm:gap-x-10 sm:px-8 sm:py-8">
      <Avatar className="size-20 text-2xl sm:row-span-2 sm:size-36 sm:self-start sm:text-display" sizes="9rem" user={user} />
      <div className="min-w-0">
        <p className="flex items-center gap-2 text-xl font-bold">
          <span className="truncate" dir="auto">
            {user.displayName || user.username}
          </span>
          {user.isPrivate && !isOwn && <Lock className="size-4.5 shrink-0 text-soft" role="img" aria-label={t('profiles.privateAccount')} />}
        </p>
        <p className="w-fit max-w-full truncate text-soft" dir="auto">
          @{user.username}
        </p>
        {!isOwn && !blocking && <PresenceLine user={user} />}
        {marks.length > 0 && (
          <ul className="mt-1.5 flex flex-wrap gap-1.5">
            {marks.map((mark) => (
              <li key={mark} className="rounded-full bg-sunken px-2.5 py-0.5 text-sm text-soft">
                {mark}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="col-span-2 grid min-w-0 gap-4 sm:col-span-1 sm:col-start-2">
        {user.counts && <Counts user={user} counts={user.counts} isOpen={isOpen} />}
        {(user.bio ?? '') !== '' && (
          <p className="w-fit max-w-full wrap-anywhere whitespace-pre-line" dir="auto">
            <Caption text={user.bio ?? ''} mentions={[]} />
          </p>
        )}
        <Links links={user.links ?? []} />
        {isOpen && !isOwn && viewer && <MutualsLine user={user} />}
        {!blocking && <Actions user={user} isOwn={isOwn} />}
      </div>
    </div>
  );
}

function Counts({ user, counts, isOpen }: { user: User; counts: NonNullable<User['counts']>; isOpen: boolean }) {
  const base = `/u/${user.username}`;
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1 sm:gap-x-8">
      <Count label="profiles.count.posts" count={counts.posts} />
      <Count label="profiles.count.followers" count={counts.followers} to={isOpen ? `${base}/followers` : null} />
      <Count label="profiles.count.following" count={counts.following} to={isOpen ? `${base}/following` : null} />
    </ul>
  );
}

function Count({ label, count, to = null }: { label: MessageKey; count: number; to?: string | null }) {
  const { rich, format } = useI18n();
  const text = rich(label, { count, number: <b>{format.short(count)}</b> });
  return (
    <li>
      {to === null ? (
        <span className="inline-flex min-h-11 items-center text-soft [&_b]:text-ink">
          <span>{text}</span>
        </span>
      ) : (
        <Link className="inline-flex min-h-11 items-center text-soft no-underline hover:underline [&_b]:text-ink" to={to}>
          <span>{text}</span>
        </Link>
      )}
    </li>
  );
}

function Links({ links }: { links: readonly string[] }) {
  const shown = profileLinks(links);
  if (shown.length === 0) return null;
  return (
    <ul className="grid gap-1">
      {shown.map(({ href, text }) => (
        <li key={href} className="flex min-w-0">
          {/* Where it leads is somebody else's word: it is told nothing of where one came from, and vouched for by nobody. */}
          <a className="inline-flex min-h-8 min-w-0 items-center gap-2 font-medium text-link no-underline hover:underline" href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
            <LinkIcon className="size-4 shrink-0" aria-hidden="true" />
            <span className="truncate" dir="auto">
              {text}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Actions({ user, isOwn }: { user: User; isOwn: boolean }) {
  const { t } = useI18n();
  const { user: viewer } = useSession();
  return (
    <div className="flex flex-wrap gap-3">
      {isOwn ? (
        <>
          <ButtonLink kind="secondary" className="flex-1 sm:flex-none" to="/settings/profile">
            {t('profiles.edit')}
          </ButtonLink>
          <RequestsLink />
        </>
      ) : (
        <>
          <FollowButton className="flex-1 sm:min-w-36 sm:flex-none" size="normal" user={user} />
          {viewer && (
            <ButtonLink kind="secondary" className="flex-1 sm:flex-none" to={`/chats/new?user=${user.id}`}>
              <MessageCircle className="size-5" aria-hidden="true" />
              {t('profiles.message')}
            </ButtonLink>
          )}
        </>
      )}
    </div>
  );
}

function RequestsLink() {
  const { t } = useI18n();
  const requests = useRequestCount();
  return requests === undefined || requests.count === 0 ? null : (
    <ButtonLink className="flex-1 sm:flex-none" to="/follow-requests">
      <UserRoundPlus className="size-5" aria-hidden="true" />
      {t(requests.isMore ? 'graph.requestCountMore' : 'graph.requestCount', { count: requests.count })}
    </ButtonLink>
  );
}
