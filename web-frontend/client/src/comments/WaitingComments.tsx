import { Clock, RotateCcw, Trash2, TriangleAlert } from 'lucide-react';
import { useSession } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { discard, retry, type Queued } from '../offline/outbox';
import { useWaiting } from '../offline/useWaiting';
import { Avatar } from '../ui/Avatar';
import { IconButton } from '../ui/IconButton';
import { wasSent, type NewComment } from './sender';

/** One's own comments on a post that are not sent yet, and those that the server refused. */
export function WaitingComments({ postId, replyTo }: { postId: string; replyTo: string | null }) {
  const waiting = useWaiting('comment')
    .map((item) => ({ item, comment: item.payload as NewComment }))
    .filter(({ comment }) => comment.postId === postId && comment.replyTo === replyTo && !wasSent(comment.id));
  if (replyTo === null) waiting.reverse();
  return waiting.map(({ item, comment }) => <Waiting key={item.key} item={item} text={comment.text} />);
}

function Waiting({ item: { key, failure }, text }: { item: Queued; text: string }) {
  const { t } = useI18n();
  const { user } = useSession();
  if (user === null) return null;
  return (
    <div className="flex gap-3 px-4 py-2">
      <Avatar user={user} className="size-9" />
      <div className="min-w-0 flex-1">
        <p className="text-sm font-bold">{user.username}</p>
        <p className="wrap-anywhere whitespace-pre-line text-soft" dir="auto">
          {text}
        </p>
        {failure === undefined ? (
          <p className="flex min-h-8 items-center gap-1.5 text-sm text-soft">
            <Clock className="size-4" aria-hidden="true" />
            {t('comments.waits')}
          </p>
        ) : (
          <div className="flex items-center gap-1 text-sm text-bad" role="alert">
            <TriangleAlert className="size-4 shrink-0" aria-hidden="true" />
            <span className="min-w-0 flex-1">{failure.code === 'comments_off' ? t('comments.off') : t('comments.refused', { reason: failure.message })}</span>
            <IconButton icon={RotateCcw} iconClass="size-5" label={t('app.retry')} onClick={() => void retry(key)} />
            <IconButton icon={Trash2} iconClass="size-5" label={t('comments.discard')} onClick={() => void discard(key)} />
          </div>
        )}
      </div>
    </div>
  );
}
