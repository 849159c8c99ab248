import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import type { Comment } from '../api/api';
import type { Pages } from '../api/pages';
import { repliesOptions } from './queries';
import { seek } from './seek';

interface List {
  data: Pages<Comment> | undefined;
  hasNextPage: boolean;
  fetchNextPage: () => Promise<{ data: List['data']; isError: boolean }>;
}

/** The comment that the address names (`?comment=`, as notifications do): it is looked for, and shown once each time somebody comes by such a link. */
export function useSought(list: List, open: (id: string) => void) {
  const { search, key } = useLocation();
  const queries = useQueryClient();
  const id = new URLSearchParams(search).get('comment');
  const [found, setFound] = useState<{ key: string; parent: string } | null>(null);
  const shown = useRef<string | null>(null);
  const isRead = list.data !== undefined;

  const look = useEffectEvent(async (isWanted: () => boolean): Promise<string | null> => {
    if (id === null || list.data === undefined) return null;
    let last = list.data;
    const readNext = async () => {
      if (!isWanted() || last.pages.at(-1)?.next === null) return null;
      const { data, isError } = await list.fetchNextPage();
      if (data === undefined || isError) return null;
      last = data;
      return data;
    };
    const repliesTo = async (parent: string) => (await queries.infiniteQuery({ ...repliesOptions(parent), staleTime: 60_000 })).pages.flatMap(({ items }) => items);
    return seek(id, last, readNext, repliesTo);
  });
  const show = useEffectEvent((parent: string) => {
    if (parent !== id) open(parent);
    setFound({ key, parent });
  });

  useEffect(() => {
    if (id === null || !isRead) return;
    let isWanted = true;
    look(() => isWanted).then(
      (parent) => {
        if (isWanted && parent !== null) show(parent);
      },
      () => undefined, // what cannot be read is not shown
    );
    return () => {
      isWanted = false;
    };
  }, [id, key, isRead]);

  return {
    /** Of the list what to go to; null: nothing. */
    goTo: found?.key === key ? found : null,
    /** Takes the element of the comment that is meant; undefined: it is another. */
    markOf: (comment: Comment) =>
      comment.id !== id
        ? undefined
        : (element: HTMLElement | null) => {
            if (element === null || shown.current === key || found?.key !== key) return;
            shown.current = key;
            element.scrollIntoView({ block: 'center' });
            element.focus({ preventScroll: true });
          },
  };
}
