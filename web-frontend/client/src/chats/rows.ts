import type { Waiting } from './sending';
import type { Message } from './types';
import type { MessageWindow } from './window';

/** A line of a thread: a message that was sent or is on its way, and what stands above it. */
export interface Row {
  key: string;
  message: Message | null;
  waiting: Waiting | null;
  /** When it is from, in milliseconds since 1970. */
  at: number;
  isOwn: boolean;
  /** Whether a day begins with it. */
  startsDay: boolean;
  /** Whether it is the first that was not read. */
  startsUnread: boolean;
  /** Whether it begins, and ends, a group: messages of one sender that follow each other closely. */
  isFirst: boolean;
  isLast: boolean;
}

// Messages closer than this are a group.
const close = 5 * 60_000;

const dayOf = (at: number) => new Date(at).toDateString();

/**
 * The lines of a thread. What is on its way comes last, until its message is there.
 * @param unreadAfter the read mark after which new messages begin; null: nothing is marked as new. Where it is not among the messages nothing is either.
 */
export function rowsOf({ messages, hasOlder }: Pick<MessageWindow, 'messages' | 'hasOlder'>, waiting: readonly Waiting[], viewerId: string, unreadAfter: number | null): Row[] {
  const sent = new Set(messages.map(({ clientId }) => clientId));
  const lines = [
    ...messages.map((message) => ({ message, waiting: null, senderId: message.senderId, at: new Date(message.createdAt).getTime() })),
    ...waiting.filter(({ clientId }) => !sent.has(clientId)).map((item) => ({ message: null, waiting: item, senderId: viewerId, at: item.at })),
  ];
  let isUnreadFound = unreadAfter === null || (hasOlder && (messages[0]?.sequence ?? 0) > unreadAfter);
  const rows: Row[] = [];
  for (const { message, waiting: item, senderId, at } of lines) {
    const isOwn = senderId === viewerId;
    const before = rows.at(-1);
    const startsDay = before === undefined || dayOf(before.at) !== dayOf(at);
    const startsUnread = !isUnreadFound && !isOwn && message !== null && message.type !== 'system' && (message.sequence ?? 0) > (unreadAfter ?? 0);
    isUnreadFound ||= startsUnread;
    const isFirst =
      before === undefined || startsDay || startsUnread || at - before.at > close || senderOf(before, viewerId) !== senderId || message?.type === 'system' || before.message?.type === 'system';
    if (before !== undefined) before.isLast = isFirst;
    // One's own keeps its key when it has been sent.
    const key = (isOwn ? message?.clientId : null) ?? message?.id ?? item?.clientId ?? '';
    rows.push({ key, message, waiting: item, at, isOwn, startsDay, startsUnread, isFirst, isLast: true });
  }
  return rows;
}

const senderOf = (row: Row, viewerId: string) => row.message?.senderId ?? viewerId;
