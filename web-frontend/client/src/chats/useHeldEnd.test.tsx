// @vitest-environment happy-dom
import { useVirtualizer } from '@tanstack/react-virtual';
import { act, render } from '@testing-library/react';
import { useLayoutEffect, useRef } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { useHeldEnd } from './useHeldEnd';

const viewport = 500;
const count = 30;
const estimate = 64;

// happy-dom lays nothing out: a list is as high as its style says, and scrolls within it.
let height = 94;
let top = 0;
const list = () => document.querySelector<HTMLElement>('[data-list]');
const most = () => Math.max(0, Number.parseFloat(list()?.style.height ?? '0') - viewport);

beforeEach(() => {
  top = 0;
  const define = (name: string, property: PropertyDescriptor) => Object.defineProperty(HTMLElement.prototype, name, { ...property, configurable: true });
  define('offsetHeight', {
    get(this: HTMLElement) {
      return this.dataset.index === undefined ? viewport : height;
    },
  });
  define('clientHeight', { get: () => viewport });
  define('scrollHeight', { get: () => most() + viewport });
  define('scrollTop', { get: () => Math.min(top, most()) });
  define('scrollTo', {
    value: ({ top: to = 0 }: ScrollToOptions) => {
      top = Math.max(0, Math.min(to, most()));
    },
  });
});

function List() {
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing of it is memoized here
  const virtualizer = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => estimate, overscan: 8, anchorTo: 'end', initialOffset: () => count * estimate - 780 });
  const { hold } = useHeldEnd(scroller, virtualizer.getTotalSize(), virtualizer.scrollToEnd);
  useLayoutEffect(() => {
    hold();
  }, [hold]);
  return (
    <div ref={scroller} data-scroller="">
      <div data-list="" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, end }) => (
          <div key={key} ref={virtualizer.measureElement} data-index={index} data-end={end} />
        ))}
      </div>
    </div>
  );
}

it.each([94, 64, 24])('is at its end with its last line when it is painted first, of lines %d high', (each) => {
  height = each;
  // A browser tells of scrolling before it paints; nothing is corrected in a later frame.
  vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(0);
  const { container, unmount } = render(<List />);
  act(() => {
    container.querySelector('[data-scroller]')?.dispatchEvent(new Event('scroll'));
  });
  const last = container.querySelector<HTMLElement>(`[data-index="${String(count - 1)}"]`);
  expect(top).toBe(most());
  expect(Number(last?.dataset.end)).toBe(most() + viewport);
  unmount();
});
