import { useQuery } from '@tanstack/react-query';
import { Info, Search } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useI18n } from '../i18n/i18n';
import { useSearched } from '../search/usePeopleSearch';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { IconButton } from '../ui/IconButton';
import { useTitle } from '../ui/PageHeader';
import { Query } from '../ui/states';
import { BackLink } from './BackLink';
import { ChatAvatar } from './ChatAvatar';
import { chatOptions } from './queries';
import { SearchResults } from './SearchResults';
import { Thread } from './Thread';
import type { Chat } from './types';
import { useStanding } from './useStanding';

/** A chat. */
export function ThreadPage() {
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const query = useQuery(chatOptions(id));
  const at = Number(search.get('at') ?? '');
  return (
    <div className="flex h-full min-h-0 flex-col">
      {query.data === undefined && <Bar />}
      <Query query={query}>
        {(chat) => (
          <>
            <Header chat={chat} />
            <Thread key={`${id} ${String(at)}`} chat={chat} at={at > 0 ? at : null} />
          </>
        )}
      </Query>
    </div>
  );
}

/** In place of the header as long as there is no chat: a phone has no other way back. */
function Bar() {
  const { t } = useI18n();
  return (
    <header className="flex min-h-14 items-center gap-1 border-b border-line px-2 md:border-b-0">
      <BackLink to="/chats" className="md:hidden" />
      <h1 className="text-lg font-bold md:sr-only">{t('app.chats')}</h1>
    </header>
  );
}

function Header({ chat }: { chat: Chat }) {
  const { t } = useI18n();
  const [isSearching, setSearching] = useState(false);
  useTitle(chat.name);
  const below = useStanding(chat);
  return (
    <header className="flex min-h-14 items-center gap-1 border-b border-line bg-ground px-2">
      <BackLink to="/chats" className="md:hidden" />
      <Link className="flex min-h-11 min-w-0 flex-1 items-center gap-3 rounded-md px-1 text-ink no-underline hover:bg-sunken md:px-3" to={`/chats/${chat.id}/info`}>
        <ChatAvatar chat={chat} className="size-10" />
        <span className="min-w-0">
          <h1 className="w-fit max-w-full truncate leading-tight font-bold" dir="auto">
            {chat.name}
          </h1>
          <span className="block min-h-5 truncate text-sm text-soft">{below}</span>
        </span>
      </Link>
      <IconButton
        icon={Search}
        label={t('chats.searchHere')}
        onClick={() => {
          setSearching(true);
        }}
      />
      <Link className="touch inline-flex items-center justify-center rounded-full text-ink hover:bg-sunken" to={`/chats/${chat.id}/info`} aria-label={t('chats.info')} title={t('chats.info')}>
        <Info className="size-6" aria-hidden="true" />
      </Link>
      {isSearching && (
        <SearchDialog
          chat={chat}
          onClose={() => {
            setSearching(false);
          }}
        />
      )}
    </header>
  );
}

function SearchDialog({ chat, onClose }: { chat: Chat; onClose: () => void }) {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const sought = useSearched(text.trim());
  return (
    <Dialog title={t('chats.searchHere')} onClose={onClose}>
      <div className="flex h-[60dvh] flex-col gap-3">
        <Field
          label={t('chats.words')}
          type="search"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
        {sought !== '' && <SearchResults key={sought} text={sought} chatId={chat.id} onOpen={onClose} />}
      </div>
    </Dialog>
  );
}
