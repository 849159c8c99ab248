import { BellOff, Pin } from 'lucide-react';
import { NavLink, useMatch } from 'react-router';
import { useSession } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { Ago } from '../ui/Ago';
import { classes } from '../ui/classes';
import { ChatAvatar } from './ChatAvatar';
import { useDraft } from './drafts';
import { useTypingText } from './TypingLine';
import type { Chat } from './types';
import { useWords } from './words';

/** A chat in the list: who, what was said last or is begun to be answered, how much is unread. */
export function ChatRow({ chat }: { chat: Chat }) {
  const { t, format } = useI18n();
  const words = useWords();
  const { user } = useSession();
  const typing = useTypingText(chat);
  const begun = useDraft(chat.id).trim();
  // Who has it open sees it there.
  const draft = useMatch(`/chats/${chat.id}/*`) === null && begun !== '' ? t('chats.draft', { text: begun }) : null;
  const { lastMessage, unread } = chat;
  const isPlain = chat.type === 'private' && lastMessage?.senderId !== user?.id;
  const last = lastMessage === null ? t('chats.noMessages') : isPlain ? words.line(lastMessage) : words.said(lastMessage);
  return (
    <NavLink
      className={({ isActive }) => classes('mx-2 flex min-h-18 items-center gap-3 rounded-md px-3 py-2.5 text-ink no-underline hover:bg-sunken focus-visible:outline-offset-[-3px]', isActive && 'bg-sunken')}
      to={`/chats/${chat.id}`}
    >
      <ChatAvatar chat={chat} />
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-1.5">
          <span className={classes('min-w-0 flex-1', unread > 0 ? 'font-bold' : 'font-medium')}>
            <span className="block w-fit max-w-full truncate" dir="auto">
              {chat.name}
            </span>
          </span>
          {chat.muted && <Sign icon={BellOff} label={t('chats.muted')} />}
          {chat.pinned && <Sign icon={Pin} label={t('chats.pinned')} />}
          {lastMessage && <Ago className="shrink-0 text-xs text-soft" time={lastMessage.createdAt} />}
        </span>
        <span className="flex items-center gap-2">
          <span className={classes('min-w-0 flex-1 text-sm', typing === null ? 'text-soft' : 'text-link')}>
            <span className="block w-fit max-w-full truncate" dir="auto">
              {typing ?? draft ?? last}
            </span>
          </span>
          {unread > 0 && (
            <span className={classes('min-w-5 shrink-0 rounded-full px-1.5 text-center text-xs leading-5 font-bold', chat.muted ? 'bg-sunken text-ink' : 'bg-brand text-on-brand')}>
              <span aria-hidden="true">{unread > 99 ? '99+' : format.number(unread)}</span>
              <span className="sr-only">{t('chats.unread', { count: unread })}</span>
            </span>
          )}
        </span>
      </span>
    </NavLink>
  );
}

function Sign({ icon: Icon, label }: { icon: typeof Pin; label: string }) {
  return (
    <span className="shrink-0 text-soft" title={label}>
      <Icon className="size-4" aria-hidden="true" />
      <span className="sr-only">{label}</span>
    </span>
  );
}
