import { useI18n } from '../i18n/i18n';
import { useMe } from '../api/session';
import { useThread } from './ThreadContext';
import { nameOf, type Message } from './types';
import { useWords } from './words';

/** What a message replies to; goes there. */
export function Quote({ quote }: { quote: NonNullable<Message['replyTo']> }) {
  const { t } = useI18n();
  const words = useWords();
  const me = useMe();
  const { chat, marks, jump } = useThread();
  const { sequence } = quote;
  const name =
    quote.senderId === me.id
      ? t('chats.you')
      : quote.senderId !== null && quote.senderId === chat.peer?.id
        ? nameOf(chat.peer)
        : (marks?.find(({ userId }) => userId === quote.senderId)?.name ?? null);
  const text = quote.type === null ? t('chats.quoteGone') : words.line({ type: quote.type, text: quote.text });
  const body = (
    <>
      <span className="sr-only">{t('chats.inReplyTo')}</span>
      {name !== null && <span className="block text-sm font-bold text-link">{name}</span>}
      <span className="line-clamp-2 text-sm text-soft" dir="auto">
        {text}
      </span>
    </>
  );
  const shape = 'mb-1 block w-full rounded-sm border-s-3 border-brand bg-sunken px-2 py-1 text-start';
  return sequence === null ? (
    <div className={shape}>{body}</div>
  ) : (
    <button
      type="button"
      className={shape}
      onClick={() => {
        jump(sequence);
      }}
    >
      {body}
    </button>
  );
}
