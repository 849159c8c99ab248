import { CircleAlert } from 'lucide-react';
import type { MessageKey } from '../i18n/keys';
import { useI18n } from '../i18n/i18n';
import { useUploaded } from '../posts/composer/progress';
import { bubbleClass } from './Bubble';
import { Quote } from './Quote';
import type { Waiting } from './sending';
import { useThread } from './ThreadContext';
import { Ticks } from './Ticks';
import { useWords } from './words';

const reasons: Record<string, MessageKey> = {
  blocked: 'chats.refused.blocked',
  forbidden: 'chats.refused.forbidden',
  not_a_member: 'chats.refused.notAMember',
  not_found: 'chats.refused.gone',
  too_large: 'chats.refused.tooLarge',
  unsupported_type: 'chats.refused.type',
  type_mismatch: 'chats.refused.type',
  media_failed: 'chats.refused.type',
  no_decoder: 'chats.refused.type',
};

/** A message that is on its way, or was refused. */
export function WaitingBubble({ waiting }: { waiting: Waiting }) {
  const { t, format } = useI18n();
  const words = useWords();
  const { retry, discard } = useThread();
  const uploaded = useUploaded();
  const { draft, refused } = waiting;
  const text = words.line({ type: draft.type, text: draft.text ?? null });
  return (
    <article className="flex flex-col items-end" aria-label={t('chats.said', { name: t('chats.you'), text })}>
      <div className={`${bubbleClass(true)} max-w-[min(36rem,78%)]`}>
        {waiting.replyTo && <Quote quote={waiting.replyTo} />}
        {waiting.files.map((file) => (
          <Progress key={file.fileId} label={draft.type === 'file' || draft.type === 'audio' ? file.name : words.kind(draft.type)} part={uploaded.get(file.fileId) ?? 0} />
        ))}
        {draft.text && (
          <p className="whitespace-pre-line" dir="auto">
            {draft.text}
          </p>
        )}
        <p className="mt-0.5 flex items-center justify-end gap-1.5 text-xs text-soft">
          <time dateTime={new Date(waiting.at).toISOString()}>{format.clock(waiting.at)}</time>
          {refused === undefined ? <Ticks sequence={null} /> : <CircleAlert className="size-4 text-bad" aria-hidden="true" />}
        </p>
      </div>
      {refused !== undefined && (
        <p className="flex flex-wrap items-center justify-end gap-x-1 text-sm text-bad" role="alert">
          {t(reasons[refused] ?? 'chats.refused.other')}
          <button
            type="button"
            className="min-h-11 px-2 font-medium text-link underline"
            onClick={() => {
              retry(waiting);
            }}
          >
            {t('app.retry')}
          </button>
          <button
            type="button"
            className="min-h-11 px-2 font-medium text-link underline"
            onClick={() => {
              discard(waiting);
            }}
          >
            {t('chats.discard')}
          </button>
        </p>
      )}
    </article>
  );
}

function Progress({ label, part }: { label: string; part: number }) {
  return (
    <div className="w-56 max-w-full py-1">
      <p className="truncate text-sm" dir="auto">
        {label}
      </p>
      <progress className="h-2 w-full" aria-label={label} value={part} max={1} />
    </div>
  );
}
