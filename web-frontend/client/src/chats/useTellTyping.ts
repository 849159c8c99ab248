import { useEffect, useEffectEvent, useRef } from 'react';
import { useLive } from '../live/live';
import type { Chat } from './types';

// Others are told so often that somebody still writes; they forget it after about twice that.
const every = 3_000;

/** Tells the others of a chat that the user writes, and that they have stopped. */
export function useTellTyping(chat: Chat) {
  const { call } = useLive();
  const told = useRef<number | null>(null);

  const tell = (method: 'typing:start' | 'typing:stop') => {
    if (chat.request || chat.role === null) return;
    call(method, { chatId: chat.id }).catch(() => undefined); // nobody misses it
  };
  const start = () => {
    const now = performance.now();
    if (told.current !== null && now - told.current < every) return;
    told.current = now;
    tell('typing:start');
  };
  const stop = () => {
    if (told.current === null) return;
    told.current = null;
    tell('typing:stop');
  };

  const leave = useEffectEvent(stop);
  useEffect(
    () => () => {
      leave();
    },
    [],
  );
  return { start, stop };
}
