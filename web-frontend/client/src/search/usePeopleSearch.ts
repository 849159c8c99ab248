import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { User } from '../api/api';
import { peopleOptions, searchText } from './queries';

// So long nobody types before the server is asked.
const pause = 200;

/** A value once it has stayed the same for a while. */
export function useSettled<T>(value: T, after = pause): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(setSettled, after, value);
    return () => {
      clearTimeout(timer);
    };
  }, [value, after]);
  return settled;
}

/** What is to be searched for as one types: the text once it has settled; an emptied field shows nothing, at once. */
export function useSearched(text: string): string {
  const settled = useSettled(text);
  return text === '' ? '' : settled;
}

/** Whether a user is called so, as the server would say: their username or name begins so. */
export const fits = ({ username, displayName }: Pick<User, 'username' | 'displayName'>, text: string) =>
  username.startsWith(text) || displayName.toLowerCase().startsWith(text);

/** Searches people as one types: of what was found before stays what fits, until the answer is there. */
export function usePeopleSearch(typed: string) {
  const text = searchText(typed);
  const asked = useSearched(text);
  const query = useInfiniteQuery({ ...peopleOptions(asked), enabled: asked !== '', placeholderData: keepPreviousData });
  const found = text === '' ? [] : (query.data?.pages.flatMap((page) => page.items) ?? []);
  const isSettled = text !== '' && text === asked && !query.isPlaceholderData && !query.isPending;
  return {
    query,
    /** Whether what is there answers what was typed. */
    isSettled,
    people: isSettled ? found : found.filter((user) => fits(user, text)),
  };
}
