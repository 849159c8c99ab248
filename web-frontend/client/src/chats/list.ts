import { mapItems, type Pages } from '../api/pages';
import type { Chat, Folder, Message } from './types';

type Chats = Pages<Chat> | undefined;

/** Where a chat is listed. */
export const folderOf = (chat: Chat): Folder => (chat.request ? 'requests' : chat.archived ? 'archived' : 'main');

const newestAt = (chat: Chat) => new Date(chat.lastMessage?.createdAt ?? chat.createdAt).getTime();

/** As the server orders them: pinned ones first, then whose newest message is the newest. */
const inOrder = (chats: readonly Chat[]) => chats.toSorted((one, other) => Number(other.pinned) - Number(one.pinned) || newestAt(other) - newestAt(one));

/** The list with a chat as it is now, in its place, or without it where it is listed elsewhere. */
export function put(chats: Chats, chat: Chat, folder: Folder): Chats {
  const others = take(chats, chat.id);
  return others && folderOf(chat) === folder
    ? { ...others, pages: others.pages.map((page, index) => (index === 0 ? { ...page, items: inOrder([chat, ...page.items]) } : page)) }
    : others;
}

export const take = (chats: Chats, id: string): Chats => mapItems(chats, (chat) => (chat.id === id ? null : chat));

export const find = (chats: Chats, id: string): Chat | undefined => chats?.pages.flatMap((page) => page.items).find((chat) => chat.id === id);

/** The chat after a message came. What was known already changes nothing. */
export function withMessage(chat: Chat, message: Message, userId: string): Chat {
  const sequence = message.sequence ?? 0;
  if (sequence <= (chat.lastMessage?.sequence ?? 0)) return chat;
  const isNews = sequence > chat.readUpTo && sequence > chat.lastSequence && message.senderId !== userId && message.type !== 'system';
  return { ...chat, lastMessage: message, lastSequence: Math.max(sequence, chat.lastSequence), unread: chat.unread + (isNews ? 1 : 0) };
}

/** The chat after somebody has read or received up to a message; null: how much is unread now has to be asked. */
export function withMark(chat: Chat, mark: 'read' | 'delivered', userId: string, upTo: number, viewerId: string): Chat | null {
  if (userId === viewerId) {
    if (mark === 'delivered' || upTo <= chat.readUpTo) return chat;
    return upTo >= chat.lastSequence ? { ...chat, readUpTo: upTo, unread: 0 } : null;
  }
  if (chat.peer?.id !== userId) return chat;
  return {
    ...chat,
    peerDeliveredUpTo: Math.max(upTo, chat.peerDeliveredUpTo ?? 0),
    ...(mark === 'read' && { peerReadUpTo: Math.max(upTo, chat.peerReadUpTo ?? 0) }),
  };
}
