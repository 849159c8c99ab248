import { Clock, Mic, Paperclip, SendHorizontal, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useI18n } from '../i18n/i18n';
import { useErrorText } from '../ui/errorText';
import { IconButton } from '../ui/IconButton';
import { toast } from '../ui/toasts';
import { useEdit } from './actions';
import { drafts } from './drafts';
import { FileTray } from './FileTray';
import { SendOptions } from './SendOptions';
import type { Chat, Draft, Message } from './types';
import { afterSent, useSend, type Content } from './useSend';
import { useTellTyping } from './useTellTyping';
import { useNames, useWords } from './words';
import { VoiceRecorder } from './VoiceRecorder';

const mostText = 4_000;

interface Props {
  chat: Chat;
  replyTo: Message | null;
  editing: Message | null;
  /** The files that will be sent. */
  files: readonly File[];
  onFiles: (change: (files: readonly File[]) => readonly File[]) => void;
  /** Ends the reply, or the edit. */
  onDone: () => void;
}

const isTouch = () => matchMedia('(pointer: coarse)').matches;

/** Where one writes. What was begun is kept for when one comes back. */
export function Composer({ chat, replyTo, editing, files, onFiles, onDone }: Props) {
  const { t } = useI18n();
  const box = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(() => (editing ? (editing.text ?? '') : drafts.get(chat.id)));
  const [mode, setMode] = useState<'voice' | 'options' | null>(null);
  const typing = useTellTyping(chat);
  const edit = useEdit();
  const failure = useErrorText();
  const sendAll = useSend(chat);
  // What is being kept is not sent a second time.
  const isKeeping = useRef(false);

  useEffect(() => {
    if (!isTouch() || replyTo !== null || editing !== null) box.current?.focus();
  }, [replyTo, editing]);

  const change = (next: string) => {
    setText(next);
    if (editing === null) drafts.set(chat.id, next);
    if (next.trim() === '') typing.stop();
    else typing.start();
  };

  const said = text.trim();
  const isEmpty = said === '' && files.length === 0;
  const isEmptyEdit = editing !== null && said === '' && editing.type === 'text';

  const send = (options: Pick<Draft, 'silent' | 'sendAt'> = {}) => {
    typing.stop();
    if (editing !== null) {
      if (isEmptyEdit) return;
      if (said === editing.text) onDone();
      else
        edit(editing, said).then(onDone, (error: unknown) => {
          toast(failure(error), { isError: true });
        });
      return;
    }
    if (isEmpty) return;
    keep({ text: said, files, replyTo, options }, (kept) => {
      drafts.set(chat.id, afterSent(drafts.get(chat.id), text));
      setText((now) => afterSent(now, text));
      onFiles((now) => now.filter((file) => !kept.includes(file)));
    });
    box.current?.focus();
  };

  // What is written stays until it is kept to be sent.
  const keep = (content: Content, onKept: (files: readonly File[]) => void) => {
    if (isKeeping.current) return;
    isKeeping.current = true;
    void sendAll(content, (kept) => {
      onKept(kept);
      if (content.replyTo !== null) onDone();
    }).finally(() => {
      isKeeping.current = false;
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

  const attach = (picked: Iterable<File>) => {
    const added = [...picked];
    if (editing === null) onFiles((before) => [...before, ...added]);
  };

  return (
    <>
      <form
        className="border-t border-line bg-ground px-2 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))]"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
        onDragOver={(event) => {
          event.preventDefault();
        }}
        onDrop={(event) => {
          event.preventDefault();
          attach(event.dataTransfer.files);
        }}
      >
        <About replyTo={replyTo} editing={editing} onDone={onDone} />
        {editing === null && (
          <FileTray
            files={files}
            onChange={(left) => {
              onFiles(() => left);
            }}
          />
        )}
        {mode === 'voice' ? (
          <VoiceRecorder
            onCancel={() => {
              setMode(null);
            }}
            onSend={({ file }) => {
              keep({ text: '', files: [file], replyTo, isVoice: true }, () => {
                setMode(null);
              });
            }}
          />
        ) : (
          <div className="flex items-end gap-1">
            {editing === null && (
              <>
                <IconButton icon={Paperclip} label={t('chats.attach')} onClick={() => picker.current?.click()} />
                <input
                  ref={picker}
                  type="file"
                  multiple
                  hidden
                  onChange={({ target }) => {
                    attach(target.files ?? []);
                    target.value = '';
                  }}
                />
              </>
            )}
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
              onPaste={({ clipboardData }) => {
                attach(clipboardData.files);
              }}
              onBlur={typing.stop}
            />
            {isEmpty && editing === null ? (
              <IconButton
                icon={Mic}
                label={t('chats.voice.record')}
                onClick={() => {
                  setMode('voice');
                }}
              />
            ) : (
              <>
                {editing === null && (
                  <IconButton
                    icon={Clock}
                    label={t('chats.sendOptions')}
                    aria-haspopup="dialog"
                    onClick={() => {
                      setMode('options');
                    }}
                  />
                )}
                <IconButton
                  className="bg-brand text-on-brand hover:bg-brand-strong"
                  type="submit"
                  icon={SendHorizontal}
                  iconClass="size-5 rtl:-scale-x-100"
                  label={t(editing ? 'app.save' : 'chats.send')}
                  disabled={isEmptyEdit}
                />
              </>
            )}
          </div>
        )}
      </form>
      {mode === 'options' && (
        <SendOptions
          onSend={send}
          onClose={() => {
            setMode(null);
          }}
        />
      )}
    </>
  );
}

/** What is replied to, or edited. */
function About({ replyTo, editing, onDone }: Pick<Props, 'replyTo' | 'editing' | 'onDone'>) {
  const { t } = useI18n();
  const words = useWords();
  const names = useNames();
  const about = editing ?? replyTo;
  if (about === null) return null;
  return (
    <div className="mb-2 flex items-center gap-2 rounded-sm border-s-3 border-brand bg-sunken ps-3">
      <p className="min-w-0 flex-1 py-1 text-sm">
        <span className="block font-bold text-link">{editing ? t('chats.editing') : t('chats.replyTo', { name: names(about) })}</span>
        <span className="line-clamp-1 text-soft" dir="auto">
          {words.line(about)}
        </span>
      </p>
      <IconButton icon={X} label={t('app.cancel')} onClick={onDone} />
    </div>
  );
}
