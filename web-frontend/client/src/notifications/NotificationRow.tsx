import { AtSign, Heart, MessageCircle, Reply, Tag, UserCheck, UserPlus, type LucideIcon } from 'lucide-react';
import { memo } from 'react';
import { Link } from 'react-router';
import type { Notification } from '../api/api';
import { useMe } from '../api/session';
import { FollowButton } from '../graph/FollowButton';
import type { MessageKey } from '../i18n/keys';
import { useI18n } from '../i18n/i18n';
import { Ago } from '../ui/Ago';
import { Avatar } from '../ui/Avatar';
import { classes } from '../ui/classes';
import { shapeOf, targetOf } from './list';
import { Thumbnail } from './Thumbnail';

const icons: Record<string, LucideIcon> = { like: Heart, comment: MessageCircle, reply: Reply, mention: AtSign, tag: Tag, follow: UserPlus, request: UserPlus, accepted: UserCheck };

function sentenceOf({ kind, target }: Notification): MessageKey {
  switch (kind) {
    case 'like':
      return target.type === 'comment' ? 'notifications.like.comment' : 'notifications.like.post';
    case 'mention':
      return target.commentId ? 'notifications.mention.comment' : 'notifications.mention.post';
    case 'comment':
    case 'reply':
    case 'tag':
    case 'follow':
    case 'request':
    case 'accepted':
      return `notifications.${kind}`;
    default:
      return 'notifications.other';
  }
}

/** A notification in words: who did what, when; all of it leads to what it was done to, the names to their people. */
export const NotificationRow = memo(function NotificationRow({ notification, isNew }: { notification: Notification; isNew: boolean }) {
  const { t, rich } = useI18n();
  const { username } = useMe();
  const { kind, actors, count, target, createdAt } = notification;
  const [first, second] = actors;
  const to = targetOf(notification, username);
  const Icon = icons[kind];
  return (
    <div className={classes('relative flex min-h-19 items-center gap-3 px-4 py-2.5 transition-colors sm:rounded-md', isNew ? 'bg-brand-soft' : 'hover:bg-sunken')}>
      <span className="relative shrink-0">
        <Avatar className={classes('size-11', isNew && 'bg-surface!')} user={first ?? {}} />
        {Icon && (
          <span className="absolute -end-1 -bottom-1 grid size-6 place-items-center rounded-full bg-brand text-on-brand">
            <Icon className="size-3.5" aria-hidden="true" />
          </span>
        )}
      </span>
      <p className="min-w-0 flex-1 leading-snug wrap-anywhere">
        {isNew && <span className="sr-only">{t('notifications.new')}: </span>}
        {rich(sentenceOf(notification), {
          shape: shapeOf(notification),
          others: count - 1,
          first: first ? <Name user={first} /> : t('notifications.somebody'),
          second: second ? <Name user={second} /> : '',
        })}{' '}
        {to === null ? (
          <Ago className="text-sm text-soft" time={createdAt} />
        ) : (
          <Link
            className="text-sm text-soft no-underline after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-md focus-visible:after:outline-3 focus-visible:after:-outline-offset-3 focus-visible:after:outline-focus"
            to={to}
          >
            <span className="sr-only">{t('notifications.look')}, </span>
            <Ago time={createdAt} />
          </Link>
        )}
      </p>
      {target.postId ? (
        <Thumbnail postId={target.postId} />
      ) : (
        kind === 'follow' &&
        count === 1 &&
        first && (
          <span className="relative">
            <FollowButton user={first} />
          </span>
        )
      )}
    </div>
  );
});

function Name({ user }: { user: Notification['actors'][number] }) {
  return (
    <Link className="relative z-10 font-bold text-ink no-underline hover:underline" to={`/u/${user.username}`}>
      <bdi>{user.displayName || user.username}</bdi>
    </Link>
  );
}
