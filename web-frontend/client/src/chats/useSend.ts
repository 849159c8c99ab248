import { useMe } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { toast } from '../ui/toasts';
import { inMessages } from './attachments';
import { forgetFiles, keepFiles, sendMessage, type Outgoing } from './sending';
import type { Chat, Draft, Message } from './types';

export interface Content {
  text: string;
  files: readonly File[];
  replyTo: Message | null;
  options?: Pick<Draft, 'silent' | 'sendAt'>;
  isVoice?: boolean;
}

/**
 * Keeps what was written and attached as messages to be sent: files of one kind make a message, and the text goes with the first.
 * Where there is no room for one of them it fails, and nothing of that message is kept.
 * @param onKept is told what each message has taken.
 */
export async function keepMessages(
  { chatId, senderId }: Pick<Outgoing, 'chatId' | 'senderId'>,
  { text, files, replyTo, options = {}, isVoice = false }: Content,
  onKept: (files: readonly File[]) => void,
) {
  const groups: { kind: Draft['type']; files: readonly File[] }[] = isVoice ? [{ kind: 'voice', files }] : files.length === 0 ? [{ kind: 'text', files }] : inMessages(files);
  const quoted = replyTo && { id: replyTo.id, sequence: replyTo.sequence, senderId: replyTo.senderId, type: replyTo.type, text: replyTo.text };
  for (const [index, group] of groups.entries()) {
    const clientId = crypto.randomUUID();
    const isFirst = index === 0;
    const kept = await keepFiles(group.files);
    try {
      await sendMessage({
        chatId,
        senderId,
        clientId,
        draft: { type: group.kind, clientId, ...(isFirst && text !== '' && { text }), ...(isFirst && replyTo && { replyTo: replyTo.id }), ...options },
        replyTo: isFirst ? quoted : null,
        files: kept,
      });
    } catch (error) {
      await forgetFiles(kept);
      throw error;
    }
    onKept(group.files);
  }
}

/** What is left of a text after it was sent: what was written meanwhile. */
export const afterSent = (now: string, sent: string) => (now.startsWith(sent) ? now.slice(sent.length).trimStart() : now);

/** Sends what was written and attached; says it where that cannot be kept. */
export function useSend(chat: Chat) {
  const me = useMe();
  const { t, format } = useI18n();
  return async (content: Content, onKept: (files: readonly File[]) => void) => {
    try {
      await keepMessages({ chatId: chat.id, senderId: me.id }, content, onKept);
    } catch {
      toast(t('chats.noRoom'), { isError: true });
      return;
    }
    const sendAt = content.options?.sendAt;
    if (sendAt != null) toast(t('chats.scheduledFor', { when: format.time(sendAt) }));
  };
}
