import { SendHorizontal, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useMe } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { IconButton } from '../ui/IconButton';
import { useErrorText } from '../ui/errorText';
import { toast } from '../ui/toasts';
import { useEdit } from './actions';
import { drafts } from './drafts';
import { sendMessage } from './sending';
import { nameOf, type Chat, type Message } from './types';
import { useTellTyping } from './useTellTyping';
import { useWords } from './words';

const mostText = 4_000;

interface Props {
  chat: Chat;
  replyTo: Message | null;
  editing: Message | null;
  /** Ends the reply, or the edit. */
  onDone: () => void;
}

const isTouch = () => matchMedia('(pointer: coarse)').matches;

/** Where one writes. What was begun is kept for when one comes back. */
export function Composer({ chat, replyTo, editing, onDone }: Props) {
  const { t } = useI18n();
  const me = useMe();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => (editing ? (editing.text ?? '') : drafts.get(chat.id)));
  const typing = useTellTyping(chat);
  const edit = useEdit();
  const failure = useErrorText();

  useEffect(() => {
    if (!isTouch() || replyTo !== null || editing !== null) box.current?.focus();
  }, [replyTo, editing]);

  const change = (next: string) => {
    setText(next);
    if (editing === null) drafts.set(chat.id, next);
    if (next.trim() === '') typing.stop();
    else typing.start();
  };

  const send = () => {
    const said = text.trim();
    if (said === '') return;
    typing.stop();
    if (editing !== null) {
      if (said === editing.text) onDone();
      else
        edit(editing, said).then(onDone, (error: unknown) => {
          toast(failure(error), { isError: true });
        });
      return;
    }
    const clientId = crypto.randomUUID();
    change('');
    onDone();
    void sendMessage(me.id, {
      chatId: chat.id,
      clientId,
      draft: { type: 'text', clientId, text: said, ...(replyTo && { replyTo: replyTo.id }) },
      replyTo: replyTo && { id: replyTo.id, sequence: replyTo.sequence ?? 0, senderId: replyTo.senderId, type: replyTo.type, text: replyTo.text },
      files: [],
    });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing && !isTouch()) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape' && (replyTo !== null || editing !== null)) {
      onDone();
    }
  };

  return (
    <form
      className="border-t border-line bg-ground px-2 py-2"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <About replyTo={replyTo} editing={editing} onDone={onDone} />
      <div className="flex items-end gap-1">
        <textarea
          ref={box}
          className="field-sizing-content max-h-40 min-h-11 min-w-0 flex-1 resize-none rounded-lg border border-edge bg-surface px-3.5 py-2.5 text-ink placeholder:text-soft"
          rows={1}
          dir="auto"
          maxLength={mostText}
          aria-label={t('chats.write')}
          placeholder={t('chats.write')}
          value={text}
          onChange={(event) => {
            change(event.target.value);
          }}
          onKeyDown={onKeyDown}
          onBlur={typing.stop}
        />
        <IconButton
          className="bg-brand text-on-brand hover:bg-brand-strong"
          type="submit"
          icon={SendHorizontal}
          iconClass="size-5 rtl:-scale-x-100"
          label={t(editing ? 'app.save' : 'chats.send')}
          disabled={text.trim() === ''}
        />
      </div>
    </form>
  );
}

/** What is replied to, or edited. */
function About({ replyTo, editing, onDone }: Omit<Props, 'chat'>) {
  const { t } = useI18n();
  const me = useMe();
  const words = useWords();
  const about = editing ?? replyTo;
  if (about === null) return null;
  const name = about.senderId === me.id ? t('chats.you') : nameOf(about.sender);
  return (
    <div className="mb-2 flex items-center gap-2 rounded-sm border-s-3 border-brand bg-sunken ps-3">
      <p className="min-w-0 flex-1 py-1 text-sm">
        <span className="block font-bold text-link">{editing ? t('chats.editing') : t('chats.replyTo', { name })}</span>
        <span className="line-clamp-1 text-soft" dir="auto">
          {words.line(about)}
        </span>
      </p>
      <IconButton icon={X} label={t('app.cancel')} onClick={onDone} />
    </div>
  );
}
