import { useMemo, useSyncExternalStore } from 'react';
import { api, take } from '../api/api';
import { isTooLate } from '../api/errors';
import { queryClient } from '../app/queries';
import { discard, enqueue, outbox, register, retry, type Queued } from '../offline/outbox';
import { storage } from '../offline/storage';
import { setUploaded } from '../posts/composer/progress';
import { upload } from '../media/upload';
import { chatCache } from './cache';
import { withMessage } from './list';
import { scheduledOptions } from './queries';
import type { Draft, Message } from './types';
import { withNew } from './window';

/** A file of a message that is on its way; it is kept in the browser's database. */
export interface OutgoingFile {
  fileId: string;
  name: string;
}

/** A message on its way. */
export interface Outgoing {
  chatId: string;
  senderId: string;
  clientId: string;
  draft: Draft;
  /** What is shown of it meanwhile. */
  replyTo: Message['replyTo'];
  files: readonly OutgoingFile[];
}

export interface Waiting extends Outgoing {
  at: number;
  /** The code of why it was refused; undefined: it waits. */
  refused: string | undefined;
}

const keyOf = (clientId: string) => `message:${clientId}`;

// The server knows a message by its `clientId`: repeated, it is the same.
const create = ({ chatId, draft }: Outgoing, media?: string[]): Promise<Message> =>
  take(api.POST('/api/v1/chats/{id}/messages', { params: { path: { id: chatId } }, body: { ...draft, ...(media && { media }) } }));

const atOnce = (message: Outgoing): Outgoing => ({ ...message, draft: { ...message.draft, sendAt: null } });

/** Sends a message; at once, if its time has passed before it could be sent. */
export async function post(message: Outgoing, media?: string[]): Promise<Message> {
  try {
    return await create(message, media);
  } catch (error) {
    if (!isTooLate(error, 'sendAt', message.draft.sendAt)) throw error;
    return create(atOnce(message), media);
  }
}

function sent({ chatId, senderId, files }: Outgoing, message: Message) {
  void forgetFiles(files);
  if (message.sequence === null) {
    void queryClient.invalidateQueries({ queryKey: scheduledOptions(chatId).queryKey });
    return;
  }
  const cache = chatCache(queryClient);
  cache.changeMessages(chatId, (window) => withNew(window, message));
  cache.changeChat(chatId, (chat) => ({ ...withMessage(chat, message, senderId), request: false }));
}

// Who tries again what was refused wants it to be sent now, whenever it was meant for.
register<Outgoing, Message>({ kind: 'message', lane: 'messages', keepsRefused: true, renewed: atOnce, send: (message) => post(message), sent });

// What takes long to upload does not hold up what is said meanwhile.
register<Outgoing, Message>({
  kind: 'files',
  lane: 'files',
  keepsRefused: true,
  renewed: atOnce,
  send: async (message) => {
    const { type } = message.draft;
    if (type === 'text' || type === 'encrypted') return post(message);
    const media: string[] = [];
    for (const { fileId } of message.files) {
      media.push(
        await upload(fileId, type, (part) => {
          setUploaded(fileId, part);
        }),
      );
    }
    return post(message, media);
  },
  sent,
});

/** Forgets files that are not needed any more. */
export async function forgetFiles(files: readonly OutgoingFile[]) {
  const opened = await storage();
  for (const { fileId } of files) {
    await opened.delete('files', fileId);
    setUploaded(fileId, null);
  }
}

/** Sends a message, once, also after a lost connection; it is shown at once. Its files are kept already. */
export const sendMessage = (message: Outgoing) =>
  enqueue({ kind: message.files.length > 0 ? 'files' : 'message', key: keyOf(message.clientId), userId: message.senderId, payload: message });

/** Keeps files until they are sent: all or none. */
export async function keepFiles(files: readonly File[]): Promise<OutgoingFile[]> {
  const opened = await storage();
  const kept = files.map((file) => ({ fileId: crypto.randomUUID(), name: file.name, file }));
  const results = await Promise.allSettled(kept.map(({ fileId, file }) => opened.put('files', { blob: file, uploadKey: crypto.randomUUID() }, fileId)));
  const refusal = results.find((result) => result.status === 'rejected');
  if (refusal === undefined) return kept.map(({ fileId, name }) => ({ fileId, name }));
  await forgetFiles(kept);
  throw refusal.reason;
}

/** Tries again to send what was refused. */
export const sendAgain = ({ clientId }: Waiting) => retry(keyOf(clientId));

/** Takes back what was not sent. */
export async function discardMessage({ clientId, files }: Waiting) {
  await discard(keyOf(clientId));
  await forgetFiles(files);
}

const isMessage = (item: Queued): item is Queued & { payload: Outgoing } => item.kind === 'message' || item.kind === 'files';

/** What waits to be sent to a chat, the oldest first; of what is meant for later what was refused. */
export function useWaiting(chatId: string): Waiting[] {
  const all = useSyncExternalStore(outbox.subscribe, outbox.get);
  return useMemo(
    () =>
      all
        .filter(isMessage)
        .filter(({ payload, failure }) => payload.chatId === chatId && (payload.draft.sendAt == null || failure !== undefined))
        .map(({ payload, at, failure }) => ({ ...payload, at, refused: failure?.code })),
    [all, chatId],
  );
}
