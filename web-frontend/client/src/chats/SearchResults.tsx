import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { Link } from 'react-router';
import { useI18n } from '../i18n/i18n';
import { Ago } from '../ui/Ago';
import { Avatar } from '../ui/Avatar';
import { Empty, Query } from '../ui/states';
import { chatCache } from './cache';
import { searchOptions } from './queries';
import { ScrollList } from './ScrollList';
import type { Message } from './types';
import { useWords } from './words';

/** Messages that have words, in all chats or in one; each leads to its place. */
export function SearchResults({ text, chatId, onOpen }: { text: string; chatId?: string; onOpen?: () => void }) {
  const { t } = useI18n();
  const query = useInfiniteQuery(searchOptions({ q: text, ...(chatId !== undefined && { chat: chatId }) }));
  return (
    <Query query={query}>
      {({ pages }) => {
        const messages = pages.flatMap(({ items }) => items);
        return messages.length === 0 ? (
          <Empty icon={SearchX} title={t('chats.nothingFound')} />
        ) : (
          <ScrollList label={t('chats.found')} items={messages} keyOf={({ id }) => id} estimate={72} pager={query} render={(message) => <Found message={message} {...(onOpen && { onOpen })} />} />
        );
      }}
    </Query>
  );
}

function Found({ message, onOpen }: { message: Message; onOpen?: () => void }) {
  const words = useWords();
  const chat = chatCache(useQueryClient()).known(message.chatId);
  return (
    <Link
      className="mx-2 flex min-h-18 items-center gap-3 rounded-md px-3 py-2 text-ink no-underline hover:bg-sunken focus-visible:outline-offset-[-3px]"
      to={`/chats/${message.chatId}?at=${String(message.sequence ?? '')}`}
      onClick={onOpen}
    >
      <Avatar className="size-10" user={message.sender ?? {}} />
      <span className="min-w-0 flex-1">
        <span className="flex gap-2 text-sm">
          <span className="min-w-0 flex-1 truncate font-medium">
            <bdi>{chat?.name}</bdi>
          </span>
          <Ago className="shrink-0 text-xs text-soft" time={message.createdAt} />
        </span>
        <span className="line-clamp-2 text-sm text-soft">
          <bdi>{words.said(message)}</bdi>
        </span>
      </span>
    </Link>
  );
}
