import { memo } from 'react';
import { useI18n } from '../i18n/i18n';
import { classes } from '../ui/classes';
import { Bubble } from './Bubble';
import type { Row } from './rows';
import { WaitingBubble } from './WaitingBubble';
import { useWords } from './words';

/** A line of a thread, with the day or the mark of what is new above it. */
export const MessageRow = memo(function MessageRow({ row, isMarked }: { row: Row; isMarked: boolean }) {
  const { t, format } = useI18n();
  const words = useWords();
  const { message, waiting } = row;
  return (
    <div className={classes('px-3', row.isFirst ? 'pt-3' : 'pt-0.5')}>
      {row.startsDay && (
        <p className="py-2 text-center text-xs font-medium text-soft">
          <time dateTime={new Date(row.at).toISOString()}>{format.day(row.at)}</time>
        </p>
      )}
      {row.startsUnread && (
        <p className="my-2 flex items-center gap-3 text-sm font-medium text-link before:h-px before:flex-1 before:bg-current after:h-px after:flex-1 after:bg-current" id="unread">
          {t('chats.unreadFrom')}
        </p>
      )}
      {message?.type === 'system' ? (
        <p className="mx-auto max-w-md py-1 text-center text-sm text-soft" dir="auto">
          {words.system(message)}
        </p>
      ) : message !== null ? (
        <Bubble message={message} isOwn={row.isOwn} isFirst={row.isFirst} isLast={row.isLast} isMarked={isMarked} />
      ) : (
        waiting !== null && <WaitingBubble waiting={waiting} />
      )}
    </div>
  );
});
