import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLive } from '../live/live';
import { useIsVisible } from '../ui/useIsVisible';
import { chatCache } from './cache';
import type { Chat } from './types';

/** Moves the read mark to the newest message while somebody looks at it. */
export function useReadMark(chat: Chat, newest: number, isAtEnd: boolean) {
  const cache = chatCache(useQueryClient());
  const { state, call } = useLive();
  const isLookedAt = useIsVisible();
  const told = useRef(0);
  const isDue = state === 'connected' && isLookedAt && isAtEnd && !chat.request && chat.role !== null && newest > chat.readUpTo;

  useEffect(() => {
    if (!isDue || told.current >= newest) return;
    const before = told.current;
    told.current = newest;
    call<{ readUpTo: number; unread: number }>('message:read', { chatId: chat.id, upTo: newest }).then(
      ({ readUpTo, unread }) => {
        cache.changeChat(chat.id, (known) => ({ ...known, readUpTo, unread }));
        cache.countUnread();
      },
      () => {
        told.current = before; // with the next message, or when they come back
      },
    );
  });
}
