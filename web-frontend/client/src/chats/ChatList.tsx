import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Archive, MessageCircle, MessageCircleQuestion, PenLine } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { UserListSkeleton } from '../graph/UserList';
import { useI18n } from '../i18n/i18n';
import { useWatchedPresence } from '../live/presence';
import { useSearched } from '../search/usePeopleSearch';
import { ButtonLink } from '../ui/Button';
import { classes } from '../ui/classes';
import { Empty, Query } from '../ui/states';
import { ChatRow } from './ChatRow';
import { chatsOptions, requestsOptions } from './queries';
import { ScrollList } from './ScrollList';
import { SearchResults } from './SearchResults';
import { StatusMenu } from './StatusMenu';
import type { Folder } from './types';

const folders: readonly Folder[] = ['main', 'requests', 'archived'];
const icons = { main: MessageCircle, requests: MessageCircleQuestion, archived: Archive };

/** The user's chats, and a search in them. */
export function ChatList({ isHeading }: { isHeading: boolean }) {
  const { t, format } = useI18n();
  const [folder, setFolder] = useState<Folder>('main');
  const [text, setText] = useState('');
  const sought = useSearched(text.trim());
  const requests = useQuery(requestsOptions).data ?? 0;
  const Title = isHeading ? 'h1' : 'h2';
  return (
    <div className="flex h-full flex-col">
      <header className="grid gap-2 px-4 pt-2 pb-2">
        <div className="flex items-center gap-1">
          <Title className="flex-1 text-lg font-bold">{t('app.chats')}</Title>
          <StatusMenu />
          <Link className="touch -me-2 inline-flex items-center justify-center rounded-full text-ink hover:bg-sunken" to="/chats/new" aria-label={t('chats.new')} title={t('chats.new')}>
            <PenLine className="size-6" aria-hidden="true" />
          </Link>
        </div>
        <input
          className="min-h-11 w-full rounded-full border border-edge bg-surface px-4 placeholder:text-soft"
          type="search"
          aria-label={t('chats.search')}
          placeholder={t('chats.search')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
        {sought === '' && (
          <div className="flex gap-1 overflow-x-auto" role="group" aria-label={t('chats.folders')}>
            {folders.map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={each === folder}
                className={classes('min-h-11 shrink-0 rounded-full px-4 text-sm font-medium', each === folder ? 'bg-brand text-on-brand' : 'text-soft hover:bg-sunken')}
                onClick={() => {
                  setFolder(each);
                }}
              >
                {each === 'requests' && requests > 0 ? t('chats.folder.requestsOf', { count: format.number(requests) }) : t(`chats.folder.${each}`)}
              </button>
            ))}
          </div>
        )}
      </header>
      {sought === '' ? <Chats key={folder} folder={folder} /> : <SearchResults key={sought} text={sought} />}
    </div>
  );
}

function Chats({ folder }: { folder: Folder }) {
  const { t } = useI18n();
  const query = useInfiniteQuery(chatsOptions(folder));
  const chats = query.data?.pages.flatMap(({ items }) => items) ?? [];
  useWatchedPresence(chats.flatMap(({ peer }) => peer?.id ?? []).slice(0, 100));
  return (
    <Query query={query} loading={<UserListSkeleton />}>
      {() =>
        chats.length === 0 ? (
          <Empty icon={icons[folder]} title={t(`chats.empty.${folder}`)}>
            {folder === 'main' && <ButtonLink to="/chats/new">{t('chats.new')}</ButtonLink>}
          </Empty>
        ) : (
          <ScrollList label={t(`chats.folder.${folder}`)} items={chats} keyOf={({ id }) => id} estimate={76} pager={query} render={(chat) => <ChatRow chat={chat} />} />
        )
      }
    </Query>
  );
}
