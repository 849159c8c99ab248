import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import type { Pager } from '../api/pages';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Spinner } from '../ui/Spinner';

interface Props<T> {
  label: string;
  items: readonly T[];
  keyOf: (item: T) => string;
  /** About how high an item is, in pixels. */
  estimate: number;
  render: (item: T) => ReactNode;
  pager: Pager;
}

/** A list that scrolls by itself, of which only what is near the screen is in the page. */
export function ScrollList<T>({ label, items, keyOf, estimate, render, pager }: Props<T>) {
  const { t } = useI18n();
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing of it is memoized here
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    overscan: 6,
  });
  const shown = virtualizer.getVirtualItems();
  const last = shown.at(-1)?.index ?? -1;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = pager;
  const isDue = last >= items.length - 6 && hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (isDue) fetchNextPage();
  }, [isDue, fetchNextPage]);

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <ul className="relative w-full" aria-label={label} style={{ blockSize: virtualizer.getTotalSize() }}>
        {shown.map(({ index, key, start }) => {
          const item = items[index];
          return (
            item !== undefined && (
              <li
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                aria-setsize={hasNextPage ? -1 : items.length}
                aria-posinset={index + 1}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${String(start)}px)` }}
              >
                {render(item)}
              </li>
            )
          );
        })}
      </ul>
      {isFetchingNextPage && <Spinner className="mx-auto my-4 size-6 text-soft" />}
      {isFetchNextPageError && (
        <div className="grid justify-items-center gap-2 py-4" role="alert">
          <p className="text-soft">{t('app.moreFailed')}</p>
          <Button kind="secondary" size="small" onClick={() => void fetchNextPage()}>
            {t('app.retry')}
          </Button>
        </div>
      )}
    </div>
  );
}
