import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { isTag } from '../feeds/tagQueries';
import { useI18n } from '../i18n/i18n';
import { IconButton } from '../ui/IconButton';
import { PageHeader } from '../ui/PageHeader';
import { FoundPeople } from './FoundPeople';
import { longestSearch } from './queries';
import { recents } from './recent';
import { RecentSearches } from './RecentSearches';
import { TagRow } from './TagRow';
import { useSettled } from './usePeopleSearch';

/** Finds people as one types, and hashtags. Arrows go from the field through what was found, Enter opens the first. */
export function SearchPage() {
  const { t } = useI18n();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState(params.get('q') ?? '');
  const frame = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const text = typed.trim();
  const tag = /^[#＃]/.test(text) ? text.slice(1) : null;

  // The address has it, so that going back finds what was found.
  const settled = useSettled(text);
  const kept = params.get('q') ?? '';
  useEffect(() => {
    if (settled !== kept) setParams(settled === '' ? {} : { q: settled }, { replace: true });
  }, [settled, kept, setParams]);

  const onKeyDown = (event: KeyboardEvent) => {
    const isInField = event.target === input.current;
    if (event.key === 'Enter' && isInField) {
      event.preventDefault();
      if (tag !== null && isTag(tag)) {
        recents.add({ kind: 'tag', tag });
        void navigate(`/tags/${encodeURIComponent(tag)}`);
      } else {
        frame.current?.querySelector<HTMLElement>('[data-found]')?.click();
      }
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const all = [...(frame.current?.querySelectorAll<HTMLElement>('[data-found]') ?? [])];
    const at = all.findIndex((found) => found === document.activeElement);
    if (!isInField && at === -1) return;
    event.preventDefault();
    const to = at + (event.key === 'ArrowDown' ? 1 : -1);
    if (to < 0) input.current?.focus();
    else all[to]?.focus();
  };

  return (
    <div ref={frame} onKeyDown={onKeyDown}>
      <PageHeader title={t('app.search')} />
      <div className="mx-auto max-w-feed">
        <search className="block px-4 pt-4 pb-2">
          <div className="flex items-center gap-2 rounded-full border border-edge bg-surface ps-4 focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-focus">
            <Search className="size-5 shrink-0 text-soft" aria-hidden="true" />
            <input
              ref={input}
              className="min-h-11 min-w-0 flex-1 bg-transparent outline-none placeholder:text-soft [&::-webkit-search-cancel-button]:hidden"
              type="search"
              enterKeyHint="search"
              aria-label={t('search.label')}
              placeholder={t('search.placeholder')}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
              maxLength={longestSearch}
              dir="auto"
              value={typed}
              onChange={({ target }) => {
                setTyped(target.value);
              }}
            />
            <IconButton
              className={typed === '' ? 'invisible' : ''}
              icon={X}
              iconClass="size-5"
              label={t('search.clear')}
              onClick={() => {
                setTyped('');
                input.current?.focus();
              }}
            />
          </div>
        </search>
        {text === '' ? <RecentSearches /> : tag !== null ? <TagRow tag={tag} /> : <FoundPeople typed={typed} />}
      </div>
    </div>
  );
}
