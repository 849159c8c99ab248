import { useMe } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { toast } from '../ui/toasts';
import { inMessages } from './attachments';
import { keepFiles, sendMessage } from './sending';
import type { Chat, Draft, Message } from './types';

interface Content {
  text: string;
  files: readonly File[];
  replyTo: Message | null;
  options?: Pick<Draft, 'silent' | 'sendAt'>;
  isVoice?: boolean;
}

/** Sends what was written and attached: files of one kind make a message, and the text goes with the first. */
export function useSend(chat: Chat) {
  const me = useMe();
  const { t, format } = useI18n();
  return async ({ text, files, replyTo, options = {}, isVoice = false }: Content) => {
    const groups: { kind: Draft['type']; files: readonly File[] }[] = isVoice ? [{ kind: 'voice', files }] : files.length === 0 ? [{ kind: 'text', files }] : inMessages(files);
    const quoted = replyTo && { id: replyTo.id, sequence: replyTo.sequence, senderId: replyTo.senderId, type: replyTo.type, text: replyTo.text };
    for (const [index, group] of groups.entries()) {
      const clientId = crypto.randomUUID();
      const isFirst = index === 0;
      await sendMessage({
        chatId: chat.id,
        senderId: me.id,
        clientId,
        draft: { type: group.kind, clientId, ...(isFirst && text !== '' && { text }), ...(isFirst && replyTo && { replyTo: replyTo.id }), ...options },
        replyTo: isFirst ? quoted : null,
        files: await keepFiles(group.files),
      });
    }
    if (options.sendAt != null) toast(t('chats.scheduledFor', { when: format.time(options.sendAt) }));
  };
}
