import { EllipsisVertical, Forward, Timer } from 'lucide-react';
import { Link } from 'react-router';
import { useI18n } from '../i18n/i18n';
import { Avatar } from '../ui/Avatar';
import { classes } from '../ui/classes';
import { IconButton } from '../ui/IconButton';
import { Attachments } from './Attachments';
import { LinkPreview } from './LinkPreview';
import { MessageText } from './MessageText';
import { Quote } from './Quote';
import { Reactions } from './Reactions';
import { useThread } from './ThreadContext';
import { Ticks } from './Ticks';
import { nameOf, type Message } from './types';
import { useWords } from './words';

interface Props {
  message: Message;
  isOwn: boolean;
  isFirst: boolean;
  isLast: boolean;
  /** Whether it was just gone to. */
  isMarked: boolean;
}

export const bubbleClass = (isOwn: boolean, isMarked = false) =>
  classes(
    'min-w-0 rounded-lg border px-3 py-2 wrap-anywhere transition-shadow',
    isOwn ? 'rounded-ee-sm border-transparent bg-brand-soft' : 'rounded-es-sm border-line bg-surface',
    isMarked && 'ring-3 ring-focus',
  );

/** A message as it was sent. */
export function Bubble({ message, isOwn, isFirst, isLast, isMarked }: Props) {
  const { t, format } = useI18n();
  const words = useWords();
  const { chat, openMenu } = useThread();
  const { sender } = message;
  const isDeleted = message.deletedAt !== null;
  const isShared = chat.type !== 'private' && !isOwn;
  const time = format.clock(message.createdAt);
  return (
    <article
      className={classes('group flex items-end gap-2', isOwn && 'flex-row-reverse')}
      aria-label={t('chats.at', { text: words.said(message), time })}
      aria-current={isMarked || undefined}
      data-sequence={message.sequence}
      tabIndex={-1}
    >
      {isShared && <div className="w-8 shrink-0">{isLast && sender && <Avatar className="size-8 text-sm" user={sender} />}</div>}
      <div className={classes('flex max-w-[min(36rem,78%)] min-w-0 flex-col', isOwn ? 'items-end' : 'items-start')}>
        <div className={bubbleClass(isOwn, isMarked)}>
          {isShared && isFirst && (
            <p className="text-sm font-bold" dir="auto">
              {sender ? (
                <Link className="text-link no-underline hover:underline" to={`/u/${sender.username}`}>
                  {nameOf(sender)}
                </Link>
              ) : (
                <span className="text-soft">{t('chats.somebody')}</span>
              )}
            </p>
          )}
          {isDeleted ? (
            <p className="text-soft italic">{t('chats.deleted')}</p>
          ) : (
            <>
              {message.forwarded && (
                <p className="flex items-center gap-1 text-sm text-soft">
                  <Forward className="size-4 rtl:-scale-x-100" aria-hidden="true" />
                  {message.forwardedFrom ? t('chats.forwardedFrom', { name: nameOf(message.forwardedFrom) }) : t('chats.forwarded')}
                </p>
              )}
              {message.replyTo && <Quote quote={message.replyTo} />}
              <Attachments message={message} />
              {message.type === 'encrypted' && <p className="text-soft italic">{t('chats.kind.encrypted')}</p>}
              {message.text && (
                <p className="whitespace-pre-line" dir="auto">
                  <MessageText text={message.text} mentions={message.mentions} />
                </p>
              )}
              {message.preview && <LinkPreview preview={message.preview} />}
            </>
          )}
          <p className="mt-0.5 flex items-center justify-end gap-1.5 text-xs text-soft">
            {message.expiresAt && !isDeleted && (
              <span title={t('chats.disappears', { when: format.time(message.expiresAt) })}>
                <Timer className="size-3.5" aria-hidden="true" />
                <span className="sr-only">{t('chats.disappears', { when: format.time(message.expiresAt) })}</span>
              </span>
            )}
            {message.editedAt && !isDeleted && <span>{t('chats.edited')}</span>}
            <time dateTime={message.createdAt} title={format.time(message.createdAt)}>
              {time}
            </time>
            {isOwn && !isDeleted && <Ticks sequence={message.sequence} />}
          </p>
        </div>
        {message.reactions.length > 0 && <Reactions message={message} />}
      </div>
      <IconButton
        className="shrink-0 self-center text-soft group-focus-within:opacity-100 group-hover:opacity-100 focus-visible:opacity-100 pointer-fine:opacity-0"
        icon={EllipsisVertical}
        iconClass="size-5"
        label={t('chats.acts', { text: words.line(message) })}
        aria-haspopup="dialog"
        onClick={() => {
          openMenu(message);
        }}
      />
    </article>
  );
}
