import type { QueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { api, take } from '../api/api';
import { discard, enqueue, outbox, register, type Queued } from '../offline/outbox';
import { chatCache } from './cache';
import { withMessage } from './list';
import { scheduledOptions } from './queries';
import type { Draft, Message, MessageFile } from './types';
import { withNew } from './window';

/** A message on its way. */
export interface Outgoing {
  chatId: string;
  clientId: string;
  draft: Draft;
  /** What is shown of it meanwhile. */
  replyTo: Message['replyTo'];
  files: readonly Pick<MessageFile, 'kind' | 'fileName'>[];
}

export interface Waiting extends Outgoing {
  at: number;
  /** The code of why it was refused; undefined: it waits. */
  refused: string | undefined;
}

const kind = 'message';
const keyOf = (clientId: string) => `message:${clientId}`;

let queries: QueryClient | null = null;
let viewerId: string | null = null;

/** Shows what was sent in what is known of chats. */
export function receiveSent(into: QueryClient, userId: string) {
  queries = into;
  viewerId = userId;
}

register<Outgoing, Message>({
  kind,
  keepsRefused: true,
  // The server knows a message by its `clientId`: repeated, it is the same.
  send: ({ chatId, draft }) => take(api.POST('/api/v1/chats/{id}/messages', { params: { path: { id: chatId } }, body: draft })),
  sent: ({ chatId }, message) => {
    if (queries === null || viewerId === null) return;
    const cache = chatCache(queries);
    const userId = viewerId;
    if (message.sequence === null) {
      void queries.invalidateQueries({ queryKey: scheduledOptions(chatId).queryKey });
      return;
    }
    cache.changeMessages(chatId, (window) => withNew(window, message));
    cache.changeChat(chatId, (chat) => ({ ...withMessage(chat, message, userId), request: false }));
  },
});

/** Sends a message, once, also after a lost connection; it is shown at once. */
export const sendMessage = (userId: string, message: Outgoing) => enqueue({ kind, key: keyOf(message.clientId), userId, payload: message });

/** Tries again to send what was refused. */
export const sendAgain = (userId: string, { chatId, clientId, draft, replyTo, files }: Waiting) => sendMessage(userId, { chatId, clientId, draft, replyTo, files });

/** Takes back what was not sent. */
export const discardMessage = (clientId: string) => discard(keyOf(clientId));

const isMessage = (item: Queued): item is Queued & { payload: Outgoing } => item.kind === kind;

/** What waits to be sent to a chat, the oldest first. */
export function useWaiting(chatId: string): Waiting[] {
  const all = useSyncExternalStore(outbox.subscribe, outbox.get);
  return useMemo(
    () =>
      all
        .filter(isMessage)
        .filter(({ payload }) => payload.chatId === chatId && payload.draft.sendAt === undefined)
        .map(({ payload, at, failure }) => ({ ...payload, at, refused: failure?.code })),
    [all, chatId],
  );
}
