import { useInfiniteQuery } from '@tanstack/react-query';
import { Check, X } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { User } from '../api/api';
import { useMe } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { longestSearch } from '../search/queries';
import { usePeopleSearch } from '../search/usePeopleSearch';
import { Avatar } from '../ui/Avatar';
import { classes } from '../ui/classes';
import { Failed, Loading } from '../ui/states';
import { PersonLabel } from './PersonLabel';
import { followingOptions } from './queries';

/** Somebody who was chosen. */
export type Person = Pick<User, 'id' | 'username' | 'displayName' | 'avatar'>;

interface Props {
  label: string;
  chosen: readonly Person[];
  onChange: (chosen: Person[]) => void;
  /** The most that may be chosen. */
  most?: number;
  /** Ids of users who are not offered; the viewer never is. */
  without?: readonly string[];
  autoFocus?: boolean;
}

/**
 * Chooses people: a field with the chosen ones, and below it whom one follows or what a search finds (WAI-ARIA Authoring Practices, combobox with a
 * listbox). Arrows and Enter choose, Backspace in the empty field takes the last one out.
 */
export function PeoplePicker({ label, chosen, onChange, most = Infinity, without = [], autoFocus = false }: Props) {
  const { t } = useI18n();
  const { id: viewerId } = useMe();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const search = usePeopleSearch(typed);
  const following = useInfiniteQuery({ ...followingOptions(viewerId), enabled: typed.trim() === '' });

  const isSearch = typed.trim() !== '';
  const found = isSearch ? search.people : (following.data?.pages.flatMap((page) => page.items) ?? []);
  const offered = found.filter((user) => user.id !== viewerId && !without.includes(user.id));
  const { error, isFetching, refetch } = isSearch ? search.query : following;
  // Of one alone, another takes its place.
  const isFull = most > 1 && chosen.length >= most;
  const current = offered[active];
  const isChosen = (user: Person) => chosen.some(({ id }) => id === user.id);

  const toggle = (user: Person) => {
    if (isChosen(user)) onChange(chosen.filter(({ id }) => id !== user.id));
    else if (!isFull) onChange([...(most > 1 ? chosen : []), { id: user.id, username: user.username, displayName: user.displayName, avatar: user.avatar }]);
    setTyped('');
    setActive(0);
    input.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const last = offered.length - 1;
    const to = { ArrowDown: Math.min(active + 1, last), ArrowUp: Math.max(active - 1, 0) }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      setActive(to);
      document.getElementById(`${listId}-${String(to)}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      // Never sends the form that it may be in.
      event.preventDefault();
      if (current) toggle(current);
    } else if (event.key === 'Backspace' && typed === '' && chosen.length > 0) {
      onChange(chosen.slice(0, -1));
    }
  };

  return (
    <div className="grid min-h-0 gap-2">
      <label className="font-medium" htmlFor={`${listId}-input`}>
        {label}
      </label>
      <div
        className="flex max-h-36 flex-wrap items-center gap-1.5 overflow-y-auto rounded-md border border-edge bg-surface p-1.5 focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-focus"
        onClick={() => input.current?.focus()}
      >
        {chosen.length > 0 && (
          <ul className="contents" aria-label={t('graph.chosen')}>
            {chosen.map((user) => (
              <li key={user.id}>
                <button
                  type="button"
                  className="flex min-h-9 max-w-52 items-center gap-1.5 rounded-full bg-brand-soft ps-1 pe-2.5 text-sm font-medium text-link"
                  onClick={() => {
                    toggle(user);
                  }}
                >
                  <Avatar className="size-7" user={user} />
                  <bdi className="truncate">{user.displayName || user.username}</bdi>
                  <span className="sr-only">{t('graph.takeOut')}</span>
                  <X className="size-4 shrink-0" aria-hidden="true" />
                </button>
              </li>
            ))}
          </ul>
        )}
        <input
          ref={input}
          id={`${listId}-input`}
          className="min-h-9 min-w-32 flex-1 bg-transparent px-2 outline-none placeholder:text-soft"
          role="combobox"
          aria-expanded={offered.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={current ? `${listId}-${String(active)}` : undefined}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={longestSearch}
          autoFocus={autoFocus}
          placeholder={t('graph.searchPeople')}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <p className="sr-only" role="status">
        {isFull ? t('graph.full', { count: most }) : isSearch && search.isSettled ? t('graph.found', { count: offered.length }) : ''}
      </p>
      {isFull && (
        <p className="text-sm text-soft" aria-hidden="true">
          {t('graph.full', { count: most })}
        </p>
      )}
      <div className="h-72 overflow-y-auto">
        <div id={listId} role="listbox" aria-label={label} aria-multiselectable={most > 1}>
          {offered.map((user, index) => (
            // The keyboard works in the field; the rows are for a pointer.
            <div
              key={user.id}
              id={`${listId}-${String(index)}`}
              role="option"
              aria-selected={isChosen(user)}
              aria-disabled={isFull && !isChosen(user)}
              className={classes(
                'flex min-h-14 cursor-pointer items-center gap-3 rounded-md px-2 aria-disabled:cursor-default aria-disabled:opacity-60',
                index === active ? 'bg-sunken' : 'hover:bg-sunken',
              )}
              onPointerDown={(event) => {
                event.preventDefault(); // the focus stays in the field
              }}
              onClick={() => {
                toggle(user);
              }}
            >
              <PersonLabel user={user} />
              <span className={classes('grid size-6 shrink-0 place-items-center rounded-full border', isChosen(user) ? 'border-brand bg-brand text-on-brand' : 'border-edge')} aria-hidden="true">
                {isChosen(user) && <Check className="size-4" />}
              </span>
            </div>
          ))}
        </div>
        {offered.length === 0 &&
          (error !== null ? (
            <Failed error={error} retry={refetch} />
          ) : isFetching || (isSearch && !search.isSettled) ? (
            <Loading />
          ) : (
            <p className="px-2 py-8 text-center text-soft">{t(isSearch ? 'graph.nobodyFound' : 'graph.searchHint')}</p>
          ))}
      </div>
    </div>
  );
}
