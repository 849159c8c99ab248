import type { Chat, Message, Schemas } from '../api/api';

export type { Chat, Message } from '../api/api';

export type Member = Schemas['MemberAnswer'];

export type MessageFile = Message['media'][number];

export type Draft = Schemas['SendMessageRequest'];

export type Folder = 'main' | 'archived' | 'requests';

/** What somebody is called. */
export const nameOf = (user: { displayName: string; username: string } | null | undefined) => (user == null ? '' : user.displayName === '' ? user.username : user.displayName);

/** Whether others are told who has received and read what, message by message; in larger groups and channels nobody is. */
export const hasReceipts = (chat: Chat) => !chat.request && (chat.type === 'private' || (chat.type === 'group' && chat.members <= 50));

export const isAdmin = (chat: Chat) => chat.role === 'admin' || chat.role === 'owner';

/** Whether the user may write in it. */
export const mayWrite = (chat: Chat) => chat.role !== null && (chat.type === 'private' ? chat.peer !== null : chat.type === 'group' || isAdmin(chat));
