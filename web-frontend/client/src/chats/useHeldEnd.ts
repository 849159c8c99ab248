import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';

// So long the lines that are shown first are measured, and what stands below the list finds its height.
const longest = 1_000;

const byHand = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/**
 * Holds a list at its end while its lines are measured for the first time: what is measured higher than it was thought to be moves the end away, also when the first
 * scroll has come to rest already. Before anything is painted the list is at its end again; whoever scrolls is let go.
 * @param size how high all lines are, as far as they are measured
 */
export function useHeldEnd(scroller: RefObject<HTMLElement | null>, size: number, toEnd: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const held = useMemo(() => {
    const release = () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    };
    return {
      /** Goes to the end, and stays there for a moment. */
      hold: () => {
        release();
        timer.current = setTimeout(release, longest);
        toEnd();
      },
      release,
    };
  }, [toEnd]);

  const keep = useEffectEvent(() => {
    if (timer.current !== undefined) toEnd();
  });
  useLayoutEffect(() => {
    keep();
  }, [size]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      keep();
    });
    observer.observe(element);
    for (const name of byHand) element.addEventListener(name, held.release, { passive: true });
    return () => {
      observer.disconnect();
      for (const name of byHand) element.removeEventListener(name, held.release);
      held.release();
    };
  }, [scroller, held]);

  return held;
}
