import type { Chat, Message, Notification, Post } from '../api/api';

/** What the hub tells, by the event's name (`api.md`, Real time). */
export interface LiveEvents {
  'post:new': Post;
  'post:updated': Post;
  'post:deleted': { id: string };
  'post:engagement': { id: string; counts: { likes?: number | null; comments: number } };
  'notification:new': Notification;
  'notification:count': { unread: number };
  'message:new': Message;
  'message:edited': Message;
  'message:deleted': { id: string; chatId: string };
  'message:read': { chatId: string; userId: string; upTo: number };
  'message:delivered': { chatId: string; userId: string; upTo: number };
  'typing:user': { chatId: string; userId: string; on: boolean };
  'reaction:changed': { messageId: string; chatId: string; reactions: Message['reactions'] };
  'chat:updated': (Chat & { removed?: false }) | { id: string; removed: true };
  'user:status': { userId: string; status: string };
  'user:online': { userId: string };
  'user:offline': { userId: string };
  'user:last-seen': { userId: string; at: string };
}

const names: Record<keyof LiveEvents, true> = {
  'post:new': true,
  'post:updated': true,
  'post:deleted': true,
  'post:engagement': true,
  'notification:new': true,
  'notification:count': true,
  'message:new': true,
  'message:edited': true,
  'message:deleted': true,
  'message:read': true,
  'message:delivered': true,
  'typing:user': true,
  'reaction:changed': true,
  'chat:updated': true,
  'user:status': true,
  'user:online': true,
  'user:offline': true,
  'user:last-seen': true,
};

/** Whether this client knows an event of this name. */
export function isLiveEvent(name: string): name is keyof LiveEvents {
  return name in names;
}

isLiveEvent.names = Object.keys(names) as (keyof LiveEvents)[];
