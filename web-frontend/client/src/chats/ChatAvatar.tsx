import { Megaphone, Users } from 'lucide-react';
import { useI18n } from '../i18n/i18n';
import { usePresenceOf } from '../live/presence';
import { Avatar } from '../ui/Avatar';
import { classes } from '../ui/classes';
import type { Chat } from './types';
import { useWords } from './words';

const colors: Record<string, string> = { online: 'bg-online', away: 'bg-away', dnd: 'bg-danger' };

/** A chat's picture, with whether the other of a private chat is there. */
export function ChatAvatar({ chat, className = 'size-12', sizes }: { chat: Pick<Chat, 'type' | 'name' | 'avatar' | 'peer'>; className?: string; sizes?: string }) {
  const words = useWords();
  const { t } = useI18n();
  const presence = usePresenceOf(chat.peer?.id);
  const color = presence && colors[presence.status];
  if (chat.avatar === null && chat.type !== 'private') {
    const Icon = chat.type === 'group' ? Users : Megaphone;
    return (
      <span className={classes('inline-flex shrink-0 items-center justify-center rounded-full bg-brand-soft text-link', className)}>
        <Icon className="size-1/2" aria-hidden="true" />
        <span className="sr-only">{t(chat.type === 'group' ? 'chats.group' : 'chats.channel')}</span>
      </span>
    );
  }
  return (
    <span className="relative shrink-0">
      <Avatar className={className} {...(sizes && { sizes })} user={{ displayName: chat.name, avatar: chat.avatar }} />
      {presence && color !== undefined && (
        <span className={classes('absolute end-0 bottom-0 size-3.5 rounded-full border-2 border-ground', color)} title={words.status(presence.status)}>
          <span className="sr-only">{words.status(presence.status)}</span>
        </span>
      )}
    </span>
  );
}
