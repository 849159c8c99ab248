import { Clock, RotateCcw, Trash2, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { MessageKey } from '../../i18n/keys';
import { useI18n } from '../../i18n/i18n';
import { flush, retry, type Queued, type Refusal } from '../../offline/outbox';
import { useWaiting } from '../../offline/useWaiting';
import { Confirm } from '../../ui/Confirm';
import { IconButton } from '../../ui/IconButton';
import { useHeld, useUploaded } from './progress';
import { discardPost, type NewPost } from './sender';

/** One's own posts that are on their way, and those that the server refused. */
export function WaitingPosts() {
  const { t } = useI18n();
  const waiting = useWaiting('post');
  if (waiting.length === 0) return null;
  return (
    <section className="border-b border-line bg-surface" aria-label={t('composer.waiting')}>
      {waiting.map((item) => (
        <Waiting key={item.key} item={item} post={item.payload as NewPost} />
      ))}
    </section>
  );
}

function Waiting({ item: { key, failure }, post }: { item: Queued; post: NewPost }) {
  const { t } = useI18n();
  const uploaded = useUploaded();
  const isHeld = useHeld().has(post.id) && failure === undefined;
  const reason = useReason();
  const [isDiscarding, setDiscarding] = useState(false);
  const { photos, fields } = post;
  const part = photos.length === 0 ? 0 : photos.reduce((sum, { fileId }) => sum + (uploaded.get(fileId) ?? 0), 0) / photos.length;
  const name = fields.caption ?? '';
  return (
    <div className="mx-auto flex max-w-page items-center gap-3 px-4 py-1.5">
      {failure === undefined ? <Clock className="size-5 shrink-0 text-soft" aria-hidden="true" /> : <TriangleAlert className="size-5 shrink-0 text-bad" aria-hidden="true" />}
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="truncate text-sm">
          <span className="font-medium">{t(failure === undefined ? 'composer.sending' : 'composer.notSent')}</span>{' '}
          <span className="text-soft" dir="auto">
            {name}
          </span>
        </p>
        {failure !== undefined ? (
          <p className="text-sm text-bad" role="alert">
            {reason(failure)}
          </p>
        ) : isHeld ? (
          <p className="text-sm text-soft" role="status">
            {t('composer.held')}
          </p>
        ) : (
          photos.length > 0 && (
            <progress
              className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-brand [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-brand [&::-webkit-progress-value]:transition-[inline-size]"
              aria-label={t('composer.progress')}
              max={1}
              value={part}
            />
          )
        )}
      </div>
      {(failure !== undefined || isHeld) && <IconButton icon={RotateCcw} iconClass="size-5" label={t('app.retry')} onClick={() => void (isHeld ? flush() : retry(key))} />}
      <IconButton
        icon={Trash2}
        iconClass="size-5"
        label={t('composer.discard')}
        onClick={() => {
          setDiscarding(true);
        }}
      />
      {isDiscarding && (
        <Confirm
          title={t('composer.discard')}
          text={t('composer.discardText')}
          action={t('composer.discard')}
          onConfirm={() => discardPost(key, post)}
          onClose={() => {
            setDiscarding(false);
          }}
        />
      )}
    </div>
  );
}

const reasons: Record<string, MessageKey> = {
  file_gone: 'composer.error.fileGone',
  media_failed: 'composer.error.damaged',
  media_slow: 'app.error.mediaSlow',
  type_mismatch: 'composer.error.damaged',
  unsupported_type: 'composer.error.damaged',
  too_many_uploads: 'composer.error.tooManyUploads',
  draft_limit: 'composer.error.draftLimit',
};

function useReason() {
  const { t } = useI18n();
  return ({ code, message }: Refusal) => {
    const key = reasons[code];
    return key === undefined ? message : t(key);
  };
}
