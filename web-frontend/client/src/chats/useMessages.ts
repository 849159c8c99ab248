import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { useLive } from '../live/live';
import { useErrorText } from '../ui/errorText';
import { toast } from '../ui/toasts';
import { messagesOptions, pageSize, readMessages, type Where } from './queries';
import { newest, withNewer, withOlder, type MessageWindow } from './window';

/** The messages of a chat that are looked at, and ways to look at others. */
export function useMessages(chatId: string) {
  const queries = useQueryClient();
  const text = useErrorText();
  const options = messagesOptions(chatId, queries);
  const { queryKey } = options;
  const query = useQuery(options);
  const isBusy = useRef(false);
  const [loading, setLoading] = useState<'older' | 'newer' | 'other' | null>(null);
  // What could not be had is not asked for again by itself, before there is a connection again.
  const [failed, setFailed] = useState<'older' | 'newer' | null>(null);
  const { state } = useLive();
  const [before, setBefore] = useState(state);
  if (state !== before) {
    setBefore(state);
    if (state === 'connected') setFailed(null);
  }

  const read = useCallback(
    async (what: 'older' | 'newer' | 'other', where: Where, change: (window: MessageWindow | undefined, page: Awaited<ReturnType<typeof readMessages>>) => MessageWindow | undefined) => {
      if (isBusy.current) return false;
      isBusy.current = true;
      setLoading(what);
      setFailed(null);
      try {
        const page = await readMessages(chatId, where);
        const isReading = queries.isFetching({ queryKey }) > 0;
        await queries.cancelQueries({ queryKey });
        queries.setQueryData<MessageWindow>(queryKey, (window) => change(window, page));
        // What was to be caught up with still is.
        if (isReading) void queries.invalidateQueries({ queryKey });
        return true;
      } catch (error) {
        setFailed(what === 'other' ? null : what);
        toast(text(error), { isError: true });
        return false;
      } finally {
        isBusy.current = false;
        setLoading(null);
      }
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the key is made of the id
    [chatId, queries],
  );

  const window = query.data;
  return {
    query,
    loading,
    /** At which end no more could be had. */
    failed,
    older: () => {
      const first = window?.messages[0]?.sequence;
      if (first != null && window?.hasOlder) void read('older', { before: first }, (known, page) => known && withOlder(known, page.items, page.next !== null));
    },
    newer: () => {
      const last = window?.messages.at(-1)?.sequence;
      if (last != null && window?.hasNewer) void read('newer', { after: last }, (known, page) => known && withNewer(known, page.items, page.items.length >= pageSize));
    },
    /** Goes to the messages around a number. */
    around: (sequence: number) => read('other', { around: sequence }, (_, page) => ({ ...newest(page.items, page.next !== null), hasNewer: true })),
    /** Goes back to the newest. */
    latest: () => read('other', {}, (_, page) => newest(page.items, page.next !== null)),
  };
}
