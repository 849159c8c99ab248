import { useQueryClient } from '@tanstack/react-query';
import { useMe } from '../api/session';
import { useLiveEvent } from '../live/live';
import { chatCache } from './cache';
import { withMark, withMessage } from './list';
import { setTyping } from './typing';
import { emptied, withChanged, withDeleted, withNew, withReactions } from './window';

/** Keeps what is known of chats up to date by what the hub tells, while one of their screens is there. */
export function useChatsLive() {
  const cache = chatCache(useQueryClient());
  const { id: viewerId } = useMe();
  const ignore = () => undefined; // it is read when somebody looks at it

  useLiveEvent('message:new', (message) => {
    setTyping(message.chatId, message.senderId, false);
    cache.changeMessages(message.chatId, (window) => withNew(window, message));
    if (cache.known(message.chatId) === undefined) cache.readChat(message.chatId).catch(ignore);
    else cache.changeChat(message.chatId, (chat) => withMessage(chat, message, viewerId));
    if (message.type === 'system') cache.forgetMembers(message.chatId);
  });

  useLiveEvent('message:edited', (message) => {
    cache.changeMessages(message.chatId, (window) => withChanged(window, message));
    cache.changeChat(message.chatId, (chat) => (chat.lastMessage?.id === message.id ? { ...chat, lastMessage: message } : chat));
  });

  useLiveEvent('message:deleted', ({ id, chatId }) => {
    const now = new Date().toISOString();
    cache.changeMessages(chatId, (window) => withDeleted(window, id, now));
    cache.changeChat(chatId, (chat) => (chat.lastMessage?.id === id ? { ...chat, lastMessage: emptied(chat.lastMessage, now) } : chat));
  });

  useLiveEvent('reaction:changed', ({ messageId, chatId, reactions }) => {
    cache.changeMessages(chatId, (window) => withReactions(window, messageId, reactions));
  });

  const mark = (kind: 'read' | 'delivered') => (data: { chatId: string; userId: string; upTo: number }) => {
    const chat = cache.known(data.chatId);
    const marked = chat && withMark(chat, kind, data.userId, data.upTo, viewerId);
    if (marked === null) cache.readChat(data.chatId).catch(ignore);
    else if (marked !== undefined && marked !== chat) cache.putChat(marked);
    cache.changeMembers(data.chatId, (member) =>
      member.id !== data.userId
        ? member
        : {
            ...member,
            deliveredUpTo: Math.max(member.deliveredUpTo ?? 0, data.upTo),
            ...(kind === 'read' && { readUpTo: Math.max(member.readUpTo ?? 0, data.upTo) }),
          },
    );
  };
  useLiveEvent('message:read', mark('read'));
  useLiveEvent('message:delivered', mark('delivered'));

  useLiveEvent('typing:user', ({ chatId, userId, on }) => {
    if (userId !== viewerId) setTyping(chatId, userId, on);
  });

  useLiveEvent('chat:updated', (chat) => {
    if (chat.removed === true) {
      cache.removeChat(chat.id);
    } else {
      cache.putChat(chat);
      cache.forgetPins(chat.id);
      cache.forgetMembers(chat.id);
    }
    cache.countUnread();
  });
}
