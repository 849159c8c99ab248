import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
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

/** Searches people as one types: what was found stays until something else is. */
export function usePeopleSearch(typed: string) {
  const text = searchText(typed);
  const settled = useSettled(text);
  // An emptied field shows nothing, at once.
  const asked = text === '' ? '' : settled;
  const query = useInfiniteQuery({ ...peopleOptions(asked), enabled: asked !== '', placeholderData: keepPreviousData });
  const isAsked = text !== '';
  return {
    query,
    /** Whether what is there answers what was typed. */
    isSettled: isAsked && text === asked && !query.isPlaceholderData && !query.isPending,
    people: isAsked ? (query.data?.pages.flatMap((page) => page.items) ?? []) : [],
  };
}
