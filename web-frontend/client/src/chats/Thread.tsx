import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useMe } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { Query } from '../ui/states';
import { useReact } from './actions';
import { Composer } from './Composer';
import { MessageMenu } from './MessageMenu';
import { PhotoViewer } from './PhotoViewer';
import { membersOptions } from './queries';
import { RequestBar } from './RequestBar';
import { discardMessage, sendAgain } from './sending';
import { ThreadContext, type Mark, type ThreadActs } from './ThreadContext';
import { ThreadList, type Target } from './ThreadList';
import { hasReceipts, mayWrite, nameOf, type Chat, type Message } from './types';
import { TypingLine } from './TypingLine';
import { useMessages } from './useMessages';

/** Of whom receipts are known in a chat; null: of nobody. */
function useMarks(chat: Chat): readonly Mark[] | null {
  const me = useMe();
  const isGroup = chat.type === 'group' && hasReceipts(chat);
  const { data } = useInfiniteQuery({ ...membersOptions(chat.id), enabled: isGroup && chat.role !== null });
  const { peer } = chat;
  return useMemo(() => {
    if (!hasReceipts(chat)) return null;
    if (peer !== null) return [{ userId: peer.id, name: nameOf(peer), readUpTo: chat.peerReadUpTo ?? 0, deliveredUpTo: chat.peerDeliveredUpTo ?? 0 }];
    return (data?.pages ?? [])
      .flatMap(({ items }) => items)
      .filter(({ id, readUpTo }) => id !== me.id && readUpTo !== null)
      .map(({ id, user, readUpTo, deliveredUpTo }) => ({ userId: id, name: nameOf(user), readUpTo: readUpTo ?? 0, deliveredUpTo: deliveredUpTo ?? 0 }));
  }, [chat, peer, data, me.id]);
}

/** A chat's messages, and where one writes. */
export function Thread({ chat, at }: { chat: Chat; at: number | null }) {
  const { t } = useI18n();
  const messages = useMessages(chat.id);
  const marks = useMarks(chat);
  const react = useReact();
  const [target, setTarget] = useState<Target | null>(at === null ? null : { sequence: at });
  const [selected, setSelected] = useState<Message | null>(null);
  const [photos, setPhotos] = useState<{ message: Message; index: number } | null>(null);
  const [replyTo, setReplyTo] = useState<Message | null>(null);
  const [editing, setEditing] = useState<Message | null>(null);
  // Here, so that an edit between does not lose them.
  const [files, setFiles] = useState<readonly File[]>([]);
  const done = () => {
    setReplyTo(null);
    setEditing(null);
  };

  const acts: ThreadActs = {
    chat,
    marks,
    react,
    openMenu: setSelected,
    openPhotos: (message, index) => {
      setPhotos({ message, index });
    },
    jump: (sequence) => {
      setTarget({ sequence });
    },
    retry: (waiting) => void sendAgain(waiting),
    discard: (waiting) => void discardMessage(waiting),
  };

  return (
    <ThreadContext value={acts}>
      <Query query={messages.query} loading={<div className="flex-1" role="status" aria-label={t('app.loading')} />}>
        {(window) => <ThreadList window={window} messages={messages} target={target} />}
      </Query>
      <TypingLine chat={chat} />
      {chat.request ? (
        <RequestBar chat={chat} />
      ) : mayWrite(chat) ? (
        <Composer key={editing?.id ?? 'new'} chat={chat} replyTo={replyTo} editing={editing} files={files} onFiles={setFiles} onDone={done} />
      ) : (
        <p className="border-t border-line px-4 py-4 text-center text-soft">{t(chat.role === null ? 'chats.notInIt' : chat.type === 'channel' ? 'chats.onlyAdmins' : 'chats.peerGone')}</p>
      )}
      {selected && (
        <MessageMenu
          message={selected}
          onClose={() => {
            setSelected(null);
          }}
          onReply={() => {
            done();
            setReplyTo(selected);
          }}
          onEdit={() => {
            done();
            setEditing(selected);
          }}
        />
      )}
      {photos && (
        <PhotoViewer
          {...photos}
          onClose={() => {
            setPhotos(null);
          }}
        />
      )}
    </ThreadContext>
  );
}
