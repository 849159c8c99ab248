import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { Link } from 'react-router';
import type { Page } from '../api/api';
import { PersonLabel } from '../graph/PersonLabel';
import { useI18n } from '../i18n/i18n';
import { Dialog } from '../ui/Dialog';
import { IconButton } from '../ui/IconButton';
import { Photo } from '../ui/Photo';
import { Query } from '../ui/states';
import { useErrorText } from '../ui/errorText';
import { toast } from '../ui/toasts';
import { api, done } from '../api/api';
import { pictureOf } from './Attachments';
import { historyOptions, ofChat, pinsOptions, readersOptions, scheduledOptions, searchOptions } from './queries';
import { More } from './More';
import type { Message } from './types';
import { useWords } from './words';

const itemsOf = <T,>({ pages }: { pages: Page<T>[] }): T[] => pages.flatMap(({ items }) => items);

interface Props {
  title: string;
  onClose: () => void;
}

function None({ text }: { text: string }) {
  return <p className="py-8 text-center text-soft">{text}</p>;
}

/** Messages below each other; each leads to its place. */
function Messages({ messages, onClose }: { messages: readonly Message[]; onClose: () => void }) {
  const { t, format } = useI18n();
  const words = useWords();
  if (messages.length === 0) return <None text={t('chats.none')} />;
  return (
    <ul className="-mx-2 grid">
      {messages.map((message) => (
        <li key={message.id}>
          <Link className="block min-h-11 rounded-md px-2 py-2 text-ink no-underline hover:bg-sunken" to={`/chats/${message.chatId}?at=${String(message.sequence ?? '')}`} onClick={onClose}>
            <span className="line-clamp-3" dir="auto">
              {words.said(message)}
            </span>
            <time className="text-sm text-soft" dateTime={message.createdAt}>
              {format.time(message.createdAt)}
            </time>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The pinned messages of a chat. */
export function PinsDialog({ chatId, title, onClose }: Props & { chatId: string }) {
  const query = useInfiniteQuery(pinsOptions(chatId));
  return (
    <Dialog title={title} onClose={onClose}>
      <Query query={query}>{(data) => <Messages messages={itemsOf(data)} onClose={onClose} />}</Query>
      <More query={query} />
    </Dialog>
  );
}

/** The photos, sounds and files of a chat, newest first. */
export function MediaDialog({ chatId, title, onClose }: Props & { chatId: string }) {
  const { t } = useI18n();
  const words = useWords();
  const query = useInfiniteQuery(searchOptions({ chat: chatId, hasMedia: true }));
  return (
    <Dialog title={title} onClose={onClose}>
      <Query query={query}>
        {(data) => {
          const messages = itemsOf(data);
          if (messages.length === 0) return <None text={t('chats.none')} />;
          const isPhoto = (message: Message) => message.type === 'image';
          return (
            <div className="grid gap-4">
              <ul className="grid grid-cols-3 gap-1">
                {messages.filter(isPhoto).flatMap((message) =>
                  message.media.map((file) => (
                    <li key={file.id}>
                      <Link className="block" to={`/chats/${chatId}?at=${String(message.sequence ?? '')}`} aria-label={words.said(message)} onClick={onClose}>
                        <Photo className="aspect-square w-full rounded-sm" picture={pictureOf(file, '')} sizes="10rem" />
                      </Link>
                    </li>
                  )),
                )}
              </ul>
              {messages.some((message) => !isPhoto(message)) && <Messages messages={messages.filter((message) => !isPhoto(message))} onClose={onClose} />}
            </div>
          );
        }}
      </Query>
      <More query={query} />
    </Dialog>
  );
}

/** One's own messages that wait for their time; they can be taken back. */
export function ScheduledDialog({ chatId, title, onClose }: Props & { chatId: string }) {
  const { t, format } = useI18n();
  const words = useWords();
  const text = useErrorText();
  const queries = useQueryClient();
  const options = scheduledOptions(chatId);
  const query = useInfiniteQuery({ ...options, staleTime: 0 });
  const remove = (message: Message) => {
    done(api.DELETE('/api/v1/messages/{id}', ofChat(message.id))).then(
      () => queries.invalidateQueries({ queryKey: options.queryKey }),
      (error: unknown) => {
        toast(text(error), { isError: true });
      },
    );
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <Query query={query}>
        {(data) => {
          const messages = itemsOf(data);
          return messages.length === 0 ? (
            <None text={t('chats.none')} />
          ) : (
            <ul className="grid gap-2">
              {messages.map((message) => (
                <li key={message.id} className="flex items-center gap-2 rounded-md border border-line ps-3">
                  <span className="min-w-0 flex-1 py-2">
                    <span className="line-clamp-3" dir="auto">
                      {words.line(message)}
                    </span>
                    {message.sendAt != null && <span className="text-sm text-soft">{format.time(message.sendAt)}</span>}
                  </span>
                  <IconButton
                    className="text-bad"
                    icon={Trash2}
                    label={t('chats.takeBack')}
                    onClick={() => {
                      remove(message);
                    }}
                  />
                </li>
              ))}
            </ul>
          );
        }}
      </Query>
      <More query={query} />
    </Dialog>
  );
}

/** What a message said before. */
export function HistoryDialog({ message, title, onClose }: Props & { message: Message }) {
  const { t, format } = useI18n();
  const query = useQuery({ ...historyOptions(message.id), staleTime: 0 });
  return (
    <Dialog title={title} onClose={onClose}>
      <Query query={query}>
        {(revisions) => (
          <ol className="grid gap-3">
            <li>
              <p className="text-sm text-soft">{t('chats.now')}</p>
              <p className="wrap-anywhere whitespace-pre-line" dir="auto">
                {message.text}
              </p>
            </li>
            {revisions.map(({ since, text }) => (
              <li key={since}>
                <p className="text-sm text-soft">{t('chats.since', { when: format.time(since) })}</p>
                <p className="wrap-anywhere whitespace-pre-line" dir="auto">
                  {text}
                </p>
              </li>
            ))}
          </ol>
        )}
      </Query>
    </Dialog>
  );
}

/** Who has read a message. */
export function ReadersDialog({ message, title, onClose }: Props & { message: Message }) {
  const { t } = useI18n();
  const query = useInfiniteQuery({ ...readersOptions(message.id), staleTime: 0 });
  return (
    <Dialog title={title} onClose={onClose}>
      <Query query={query}>
        {(data) => {
          const users = itemsOf(data);
          return users.length === 0 ? (
            <None text={t('chats.nobodyYet')} />
          ) : (
            <ul className="grid">
              {users.map((user) => (
                <li key={user.id}>
                  <Link className="flex min-h-14 items-center gap-3 rounded-md px-2 text-ink no-underline hover:bg-sunken" to={`/u/${user.username}`}>
                    <PersonLabel user={user} />
                  </Link>
                </li>
              ))}
            </ul>
          );
        }}
      </Query>
      <More query={query} />
    </Dialog>
  );
}
