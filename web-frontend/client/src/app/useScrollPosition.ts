import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

const storageKey = 'instahub:scroll';
const mostKept = 100;

// A page that comes back may need a moment to be as high as it was.
const patience = 1_000;

// So many frames it has to stay: a long list that begins where the screen before it was scrolled to takes the page there once more.
const calmFrames = 3;

const positions = new Map<string, number>(JSON.parse(sessionStorage.getItem(storageKey) ?? '[]') as [string, number][]);

/**
 * Where the focus has gone with the screen that had it, it begins anew at the content: screen readers and keyboards go on from there.
 */
function focusContent() {
  if (document.activeElement === null || document.activeElement === document.body) document.getElementById('content')?.focus({ preventScroll: true });
}

/** Begins new screens at their top, and goes back to where one was, on a reload too. */
export function useScrollPosition() {
  const { key, hash, pathname } = useLocation();
  // The first entry of every visit has the same key, wherever it begins.
  const place = `${key} ${pathname}`;
  const isReturn: boolean = (useNavigationType() as string) === 'POP';

  useEffect(() => {
    history.scrollRestoration = 'manual';
    const keep = () => {
      sessionStorage.setItem(storageKey, JSON.stringify([...positions].slice(-mostKept)));
    };
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
    };
  }, []);

  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const frame = requestAnimationFrame(focusContent);
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [place]);

  useLayoutEffect(() => {
    const target = isReturn ? (positions.get(place) ?? 0) : 0;
    let frame = 0;
    if (hash === '' || isReturn) {
      const begun = performance.now();
      let calm = 0;
      const go = () => {
        calm = Math.abs(window.scrollY - target) > 1 ? 0 : calm + 1;
        if (calm === 0) window.scrollTo({ top: target, behavior: 'instant' });
        if (calm < calmFrames && performance.now() - begun < patience) frame = requestAnimationFrame(go);
      };
      go();
    }
    const note = () => {
      positions.set(place, window.scrollY);
    };
    const stop = () => {
      cancelAnimationFrame(frame);
    };
    window.addEventListener('scroll', note, { passive: true });
    // Who scrolls meanwhile knows better.
    window.addEventListener('wheel', stop, { passive: true });
    window.addEventListener('touchstart', stop, { passive: true });
    return () => {
      stop();
      window.removeEventListener('scroll', note);
      window.removeEventListener('wheel', stop);
      window.removeEventListener('touchstart', stop);
    };
  }, [place, hash, isReturn]);
}
