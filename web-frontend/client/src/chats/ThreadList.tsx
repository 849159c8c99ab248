import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useMe } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Spinner } from '../ui/Spinner';
import { MessageRow } from './MessageRow';
import { rowsOf } from './rows';
import { useWaiting } from './sending';
import { useThread } from './ThreadContext';
import { useHeldEnd } from './useHeldEnd';
import type { useMessages } from './useMessages';
import { useReadMark } from './useReadMark';
import { lastSequence, type MessageWindow } from './window';
import { useWords } from './words';

// So near to the end, in pixels, counts as being there.
const nearEnd = 80;

// More messages are asked for when so few are left.
const ahead = 8;

// About how high a line is, in pixels, until it was measured.
const estimate = 64;

const paddingEnd = 12;

const markedFor = 2_000;

/** Where to go to; another object goes there again. */
export interface Target {
  sequence: number;
}

interface Props {
  window: MessageWindow;
  messages: ReturnType<typeof useMessages>;
  target: Target | null;
}

/** The lines of a thread, the newest at the bottom; only what is near the screen is in the page. It keeps its place when older ones come. */
export function ThreadList({ window, messages, target }: Props) {
  const { t } = useI18n();
  const { chat } = useThread();
  const me = useMe();
  const scroller = useRef<HTMLDivElement>(null);
  const waiting = useWaiting(chat.id);
  // What was unread when somebody came stays marked as new while they are here.
  const [unreadAfter] = useState(() => (chat.unread > 0 ? chat.readUpTo : null));
  const rows = useMemo(() => rowsOf(window, window.hasNewer ? [] : waiting, me.id, unreadAfter), [window, waiting, me.id, unreadAfter]);
  const [isAtEnd, setAtEnd] = useState(false);
  const [marked, setMarked] = useState<number | null>(null);

  const unread = rows.findIndex(({ startsUnread }) => startsUnread);

  // eslint-disable-next-line react-hooks/incompatible-library -- nothing of it is memoized here
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
    paddingEnd,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: nearEnd,
    // The first lines that are made and measured are the ones that are looked at, and not the oldest.
    initialOffset: () => Math.max(0, unread === -1 ? rows.length * estimate + paddingEnd - innerHeight : unread * estimate),
    onChange: (instance) => {
      setAtEnd(instance.isAtEnd(nearEnd));
    },
  });
  const held = useHeldEnd(scroller, virtualizer.getTotalSize(), virtualizer.scrollToEnd);

  useReadMark(chat, window.hasNewer ? 0 : lastSequence(window), isAtEnd);

  const toEnd = () => {
    if (window.hasNewer) {
      void messages.latest().then((isThere) => {
        if (isThere) held.hold();
      });
    } else {
      held.hold();
    }
  };

  // While it is on its way to a message nothing else is asked for.
  const isGoing = useRef(target !== null);

  const begin = useEffectEvent(() => {
    if (target !== null) return;
    if (unread !== -1) virtualizer.scrollToIndex(unread, { align: 'start' });
    else toEnd();
  });
  useLayoutEffect(() => {
    begin();
  }, []);

  const indexOf = (sequence: number) => rows.findIndex(({ message }) => message?.sequence === sequence);
  const go = useEffectEvent(async ({ sequence }: Target) => {
    isGoing.current = true;
    held.release();
    if (indexOf(sequence) !== -1 || (await messages.around(sequence))) setMarked(sequence);
    else isGoing.current = false;
  });
  useEffect(() => {
    if (target !== null) void go(target);
  }, [target]);

  // Its messages may come a moment later.
  const markedAt = marked === null ? -1 : indexOf(marked);
  const isMarkedThere = markedAt !== -1;
  const show = useEffectEvent(() => {
    virtualizer.scrollToIndex(markedAt, { align: 'center' });
    isGoing.current = false;
  });
  useEffect(() => {
    if (isMarkedThere) show();
    const timer = setTimeout(() => {
      setMarked(null);
      isGoing.current = false;
    }, markedFor);
    return () => {
      clearTimeout(timer);
    };
  }, [marked, isMarkedThere]);

  // One's own new message is looked at, from wherever it was written.
  const ownCount = waiting.filter(({ refused }) => refused === undefined).length;
  const knownCount = useRef(ownCount);
  const look = useEffectEvent(toEnd);
  useEffect(() => {
    if (ownCount > knownCount.current) look();
    knownCount.current = ownCount;
  }, [ownCount]);

  // When the room for it changes, as by what is written, the end stays in sight.
  const wasAtEnd = useEffectEvent(() => isAtEnd);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      if (wasAtEnd()) virtualizer.scrollToEnd();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [virtualizer]);

  const shown = virtualizer.getVirtualItems();
  const first = shown[0]?.index ?? ahead;
  const last = shown.at(-1)?.index ?? 0;
  const more = useEffectEvent(() => {
    if (isGoing.current || messages.loading !== null) return;
    const end = first < ahead && window.hasOlder ? 'older' : last > rows.length - ahead && window.hasNewer ? 'newer' : null;
    if (end !== null && end !== messages.failed) messages[end]();
  });
  useEffect(() => {
    more();
  }, [first, last, rows.length, messages.failed]);

  const news = window.hasNewer
    ? chat.unread
    : rows.filter(({ isOwn, message }) => !isOwn && message !== null && message.type !== 'system' && (message.sequence ?? 0) > chat.readUpTo).length;

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        className="flex h-full flex-col overflow-x-hidden overflow-y-auto overscroll-contain"
        tabIndex={0}
        role="feed"
        aria-label={t('chats.messages')}
        aria-busy={messages.loading !== null}
      >
        {messages.loading === 'older' && <Spinner className="absolute start-1/2 top-2 z-10 size-6 text-soft" />}
        <div className="relative mt-auto w-full shrink-0" role="presentation" style={{ blockSize: virtualizer.getTotalSize() }}>
          {shown.map(({ index, key, start }) => {
            const row = rows[index];
            return (
              row && (
                <div key={key} ref={virtualizer.measureElement} data-index={index} className="absolute inset-x-0 top-0" role="presentation" style={{ transform: `translateY(${String(start)}px)` }}>
                  <MessageRow row={row} isMarked={marked !== null && row.message?.sequence === marked} />
                </div>
              )
            );
          })}
        </div>
      </div>
      {messages.failed === 'older' && first < ahead && <Again className="top-2" again={messages.older} />}
      {messages.failed === 'newer' && last > rows.length - ahead && <Again className="bottom-3" again={messages.newer} />}
      {(!isAtEnd || window.hasNewer) && (
        <button
          type="button"
          className="absolute end-4 bottom-3 flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-full border border-line bg-surface px-3 font-medium shadow-float"
          onClick={toEnd}
        >
          <ArrowDown className="size-5" aria-hidden="true" />
          {news > 0 ? t('chats.news', { count: news }) : <span className="sr-only">{t('chats.toEnd')}</span>}
        </button>
      )}
      <News window={window} userId={me.id} />
    </div>
  );
}

/** In place of messages that could not be had. */
function Again({ className, again }: { className: string; again: () => void }) {
  const { t } = useI18n();
  return (
    <div className={`pointer-events-none absolute inset-x-16 z-10 flex justify-center ${className}`}>
      <Button className="pointer-events-auto shadow-float" kind="secondary" size="small" onClick={again}>
        {t('app.retry')}
      </Button>
    </div>
  );
}

/** Says what others write while it is looked at, to screen readers. */
function News({ window, userId }: { window: MessageWindow; userId: string }) {
  const words = useWords();
  const [from] = useState(() => lastSequence(window));
  const last = window.hasNewer ? undefined : window.messages.at(-1);
  return (
    <p className="sr-only" aria-live="polite">
      {last && (last.sequence ?? 0) > from && last.senderId !== userId && words.said(last)}
    </p>
  );
}
