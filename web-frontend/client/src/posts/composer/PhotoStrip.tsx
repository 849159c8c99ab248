import { useEffect, useRef, useState, type Dispatch, type PointerEvent } from 'react';
import { useI18n } from '../../i18n/i18n';
import { classes } from '../../ui/classes';
import type { Photo, PhotosAct } from './photos';

// A finger that rests so long takes hold of a photo; one that moves before scrolls.
const hold = 300;

// A mouse that moves so many pixels with the button down drags.
const slack = 5;

// So near to an end, in pixels, what is dragged scrolls the others along.
const [edge, stride] = [40, 10];

interface Press {
  id: string;
  pointer: number;
  from: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the photo is held and goes where the pointer goes. */
  isHeld: boolean;
}

/** All photos of a post in their order, which dragging changes: with the mouse at once, with a finger that has rested on one. */
export function PhotoStrip({ photos, chosen, onChoose, act }: { photos: readonly Photo[]; chosen: string; onChoose: (id: string) => void; act: Dispatch<PhotosAct> }) {
  const { t } = useI18n();
  const list = useRef<HTMLOListElement>(null);
  const press = useRef<Press | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);

  // While a photo is held the finger does not scroll; the browser takes no such word from a listener that is passive.
  useEffect(() => {
    const element = list.current;
    if (element === null || dragged === null) return;
    const stay = (event: TouchEvent) => {
      event.preventDefault();
    };
    element.addEventListener('touchmove', stay, { passive: false });
    return () => {
      element.removeEventListener('touchmove', stay);
    };
  }, [dragged]);
  useEffect(
    () => () => {
      clearTimeout(press.current?.timer);
    },
    [],
  );

  const take = (taken: Press) => {
    taken.isHeld = true;
    // The list, because the browser forgets it for what changes its place.
    list.current?.setPointerCapture(taken.pointer);
    setDragged(taken.id);
    onChoose(taken.id);
  };

  const begin = (id: string, event: PointerEvent) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const made: Press = { id, pointer: event.pointerId, from: event.clientX, timer: undefined, isHeld: false };
    if (event.pointerType === 'touch')
      made.timer = setTimeout(() => {
        take(made);
      }, hold);
    press.current = made;
  };

  const move = (event: PointerEvent) => {
    const now = press.current;
    const element = list.current;
    if (now === null || element === null || now.pointer !== event.pointerId) return;
    if (!now.isHeld && event.pointerType !== 'touch' && Math.abs(event.clientX - now.from) > slack) take(now);
    if (!now.isHeld) return;
    const to = [...element.children].findIndex((item) => {
      const { left, right } = item.getBoundingClientRect();
      return event.clientX >= left && event.clientX <= right;
    });
    if (to >= 0 && photos[to]?.id !== now.id) act({ type: 'move', id: now.id, to });
    const { left, right } = element.getBoundingClientRect();
    if (event.clientX < left + edge) element.scrollBy({ left: -stride });
    if (event.clientX > right - edge) element.scrollBy({ left: stride });
  };

  const end = () => {
    clearTimeout(press.current?.timer);
    press.current = null;
    setDragged(null);
  };

  return (
    <ol ref={list} className={classes('flex gap-2 overflow-x-auto p-1 select-none', dragged !== null && 'cursor-grabbing')} onPointerMove={move} onPointerUp={end} onPointerCancel={end}>
      {photos.map(({ id, url }, index) => (
        <li key={id} className="shrink-0">
          <button
            type="button"
            className={classes(
              'block size-16 overflow-hidden rounded-md border-2 transition-transform',
              id === chosen ? 'border-brand' : 'border-transparent',
              id === dragged && 'scale-110 shadow-float',
            )}
            aria-label={t('posts.photoOf', { shown: index + 1, count: photos.length })}
            aria-current={id === chosen}
            onClick={() => {
              onChoose(id);
            }}
            onPointerDown={(event) => {
              begin(id, event);
            }}
            onContextMenu={(event) => {
              if (press.current !== null) event.preventDefault(); // a finger that rests
            }}
          >
            <img className="pointer-events-none size-full object-cover" src={url} alt="" draggable={false} />
          </button>
        </li>
      ))}
    </ol>
  );
}
