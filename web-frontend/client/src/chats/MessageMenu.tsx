import { CheckCheck, Copy, Forward, History, Pencil, Pin, PinOff, Reply, Trash2, type LucideIcon } from 'lucide-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { classes } from '../ui/classes';
import { Confirm } from '../ui/Confirm';
import { Dialog } from '../ui/Dialog';
import { toast } from '../ui/toasts';
import { useDeleteMessage, usePinMessage } from './actions';
import { EmojiRow } from './EmojiRow';
import { ForwardDialog } from './ForwardDialog';
import { HistoryDialog, ReadersDialog } from './MessageDialogs';
import { pinsOptions } from './queries';
import { useThread } from './ThreadContext';
import { isAdmin, mayWrite, type Message } from './types';
import { useWords } from './words';

interface Props {
  message: Message;
  onClose: () => void;
  onReply: () => void;
  onEdit: () => void;
}

type Part = 'delete-me' | 'delete-all' | 'forward' | 'history' | 'readers';

/** What can be done with a message. */
export function MessageMenu({ message, onClose, onReply, onEdit }: Props) {
  const { t } = useI18n();
  const me = useMe();
  const words = useWords();
  const { chat, react } = useThread();
  const [part, setPart] = useState<Part | null>(null);
  const pin = usePinMessage();
  const pins = useInfiniteQuery(pinsOptions(chat.id));
  const isPinned = pins.data?.pages.some(({ items }) => items.some(({ id }) => id === message.id)) ?? false;
  const isOwn = message.senderId === me.id;
  const isThere = message.deletedAt === null;
  const isIn = chat.role !== null && !chat.request;

  if (part === 'delete-me' || part === 'delete-all') return <DeleteMessage message={message} whom={part === 'delete-me' ? 'me' : 'all'} onClose={onClose} />;

  if (part === 'forward') return <ForwardDialog message={message} onClose={onClose} />;
  if (part === 'history') return <HistoryDialog message={message} title={t('chats.history')} onClose={onClose} />;
  if (part === 'readers') return <ReadersDialog message={message} title={t('chats.readers')} onClose={onClose} />;

  const to = (next: Part) => () => {
    setPart(next);
  };
  const then = (act: () => void) => () => {
    onClose();
    act();
  };
  return (
    <Dialog title={t('chats.message')} className="w-[min(24rem,calc(100vw-1.5rem))]" onClose={onClose}>
      <p className="line-clamp-3 text-soft" dir="auto">
        {words.said(message)}
      </p>
      {isThere && isIn && (
        <EmojiRow
          mine={message.reactions.filter(({ mine }) => mine).map(({ emoji }) => emoji)}
          onPick={(emoji, isOn) => {
            then(() => {
              react(message, emoji, isOn);
            })();
          }}
        />
      )}
      <div className="-mx-2 mt-3 grid">
        {isThere && mayWrite(chat) && isIn && <Act isDirected icon={Reply} label={t('chats.reply')} act={then(onReply)} />}
        {isThere && message.type !== 'encrypted' && <Act isDirected icon={Forward} label={t('chats.forward')} act={to('forward')} />}
        {isThere && message.text && (
          <Act
            icon={Copy}
            label={t('chats.copy')}
            act={then(() => {
              void navigator.clipboard.writeText(message.text ?? '').then(() => {
                toast(t('chats.copied'));
              });
            })}
          />
        )}
        {isThere && isOwn && isIn && message.type !== 'encrypted' && (message.text !== null || message.type !== 'voice') && <Act icon={Pencil} label={t('chats.edit')} act={then(onEdit)} />}
        {isThere && isIn && (chat.type === 'private' || isAdmin(chat)) && (
          <Act
            icon={isPinned ? PinOff : Pin}
            label={t(isPinned ? 'chats.unpinMessage' : 'chats.pinMessage')}
            act={then(() => {
              pin(message, !isPinned);
            })}
          />
        )}
        {message.editedAt !== null && isThere && <Act icon={History} label={t('chats.history')} act={to('history')} />}
        {isThere && isIn && isOwn && (chat.type !== 'channel' || isAdmin(chat)) && <Act icon={CheckCheck} label={t('chats.readers')} act={to('readers')} />}
        <Act
          icon={Trash2}
          label={t('chats.deleteForMe')}
          isDangerous
          act={to('delete-me')}
        />
        {isThere && isIn && (isOwn || (isAdmin(chat) && chat.type !== 'private')) && (
          <Act
            icon={Trash2}
            label={t('chats.deleteForAll')}
            isDangerous
            act={to('delete-all')}
          />
        )}
      </div>
    </Dialog>
  );
}

interface ActProps {
  icon: LucideIcon;
  label: string;
  isDangerous?: boolean;
  /** Whether the icon points somewhere. */
  isDirected?: boolean;
  act: () => void;
}

/** A line of a list of acts. */
export function Act({ icon: Icon, label, isDangerous = false, isDirected = false, act }: ActProps) {
  return (
    <button type="button" className={classes('flex min-h-11 items-center gap-3 rounded-sm px-2 text-start hover:bg-sunken', isDangerous && 'text-bad')} onClick={act}>
      <Icon className={classes('size-5 shrink-0', isDirected && 'rtl:-scale-x-100')} aria-hidden="true" />
      {label}
    </button>
  );
}

function DeleteMessage({ message, whom, onClose }: { message: Message; whom: 'me' | 'all'; onClose: () => void }) {
  const { t } = useI18n();
  const remove = useDeleteMessage();
  return (
    <Confirm
      title={t(whom === 'me' ? 'chats.deleteForMe' : 'chats.deleteForAll')}
      text={t(whom === 'me' ? 'chats.deleteForMeText' : 'chats.deleteForAllText')}
      action={t('chats.delete')}
      onClose={onClose}
      onConfirm={() => remove(message, whom)}
    />
  );
}
