import { useWindowVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import type { Pager } from '../api/pages';
import { useI18n } from '../i18n/i18n';
import { Button } from './Button';
import { Spinner } from './Spinner';

interface Props<T> {
  /** What a screen reader calls the list. */
  label: string;
  items: readonly T[];
  keyOf: (item: T) => string;
  /** About how high an item is, in pixels, until it was measured. */
  estimate: number;
  gap?: number;
  /** What the items are to screen readers: articles of a feed, or a list's items (`rows`: rows, which have the list's items in them). */
  kind?: 'feed' | 'list' | 'rows';
  render: (item: T, index: number) => ReactNode;
  /** The key of an item that is to come into view. */
  goTo?: string | undefined;
  /** How the next page is asked for; where it could not be had a button asks again. */
  pager: Pager;
}

// What was measured, by the entry of the browser's history, so that going back finds the page as high as it was.
const kept = new Map<string, VirtualItem[]>();
const mostKept = 50;

// Pages are asked for when the end is so many items away.
const ahead = 6;

/** A list in the window, of which only what is near the screen is in the page. Asks for more when its end comes near. */
export function VirtualList<T>({ label, items, keyOf, estimate, gap = 0, kind = 'feed', render, goTo, pager }: Props<T>) {
  const { hasNextPage: hasMore, isFetchingNextPage: isLoading, isFetchNextPageError: failed, fetchNextPage: more } = pager;
  const { t } = useI18n();
  const { key } = useLocation();
  const place = `${key} ${label}`;
  const frame = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  const [initial] = useState(() => kept.get(place) ?? []);

  const virtualizer = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => estimate,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    overscan: 4,
    gap,
    scrollMargin: margin,
    initialMeasurementsCache: initial,
    initialOffset: () => window.scrollY,
  });

  const isEmpty = items.length === 0;
  useLayoutEffect(() => {
    setMargin((frame.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
  }, [isEmpty]);

  useEffect(
    () => () => {
      kept.set(place, virtualizer.measurementsCache);
      for (const oldest of kept.keys()) {
        if (kept.size <= mostKept) break;
        kept.delete(oldest);
      }
    },
    [place, virtualizer],
  );

  const target = goTo === undefined ? -1 : items.findIndex((item) => keyOf(item) === goTo);
  const isThere = target >= 0;
  const go = useEffectEvent(() => {
    virtualizer.scrollToIndex(target, { align: 'center' });
  });
  useEffect(() => {
    if (isThere) go();
  }, [goTo, isThere]);

  const shown = virtualizer.getVirtualItems();
  const last = shown.at(-1)?.index ?? -1;
  const isNearEnd = last >= items.length - ahead;
  useEffect(() => {
    if (isNearEnd && hasMore && !isLoading && !failed) more();
  }, [isNearEnd, hasMore, isLoading, failed, more, items.length]);

  return (
    <div ref={frame}>
      <div className="relative w-full" role={kind === 'feed' ? 'feed' : 'list'} aria-label={label} aria-busy={isLoading} style={{ blockSize: virtualizer.getTotalSize() }}>
        {shown.map(({ index, key: itemKey, start }) => {
          const item = items[index];
          return (
            item !== undefined && (
              <div
                key={itemKey}
                data-index={index}
                {...(kind === 'list' && { role: 'listitem', 'aria-posinset': index + 1, 'aria-setsize': hasMore ? -1 : items.length })}
                ref={virtualizer.measureElement}
                className="absolute inset-x-0 top-0 has-[[role=menu]]:z-10"
                style={{ transform: `translateY(${String(start - margin)}px)` }}
              >
                {render(item, index)}
              </div>
            )
          );
        })}
      </div>
      {isLoading && (
        <div className="grid place-items-center py-6 text-soft" role="status">
          <Spinner />
          <span className="sr-only">{t('app.loading')}</span>
        </div>
      )}
      {failed && (
        <div className="grid justify-items-center gap-2 py-6" role="alert">
          <p className="text-soft">{t('app.moreFailed')}</p>
          <Button kind="secondary" size="small" onClick={() => void more()}>
            {t('app.retry')}
          </Button>
        </div>
      )}
    </div>
  );
}
