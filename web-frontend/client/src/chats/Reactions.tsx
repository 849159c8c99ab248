import { useI18n } from '../i18n/i18n';
import { classes } from '../ui/classes';
import { useThread } from './ThreadContext';
import type { Message } from './types';

/** The reactions to a message; pressing one sets or takes back one's own. */
export function Reactions({ message }: { message: Message }) {
  const { t, format } = useI18n();
  const { react } = useThread();
  return (
    <div className="flex flex-wrap gap-1 pt-1" role="group" aria-label={t('chats.reactions')}>
      {message.reactions.map(({ emoji, count, mine }) => (
        <button
          key={emoji}
          type="button"
          className={classes('flex min-h-9 items-center gap-1 rounded-full border px-2.5 text-sm', mine ? 'border-brand bg-brand-soft text-link' : 'border-line bg-surface')}
          aria-pressed={mine}
          aria-label={t('chats.reaction', { emoji, count })}
          onClick={() => {
            react(message, emoji, !mine);
          }}
        >
          <span className="text-base" aria-hidden="true">
            {emoji}
          </span>
          {format.number(count)}
        </button>
      ))}
    </div>
  );
}
