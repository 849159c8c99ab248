import { ChevronLeft, ChevronRight, UserRound } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { Link } from 'react-router';
import type { Picture } from '../api/api';
import { useI18n } from '../i18n/i18n';
import { classes } from '../ui/classes';
import { Photo } from '../ui/Photo';

// As tall and as wide as a picture may be shown, as of its width.
const [tallest, widest] = [1.25, 0.5];

const sizes = { feed: '(min-width: 40rem) 38rem, 100vw', whole: '(min-width: 64rem) 46rem, 100vw' };

/** The pictures of a post: to be swiped, scrolled, or gone through by buttons or arrow keys. The first says how high all are. */
export function Carousel({ pictures, isFirst = false, isWhole = false }: { pictures: readonly Picture[]; isFirst?: boolean; isWhole?: boolean }) {
  const { t } = useI18n();
  const strip = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(0);
  const [showsPeople, setShowsPeople] = useState(false);
  const [first] = pictures;
  if (first === undefined) return null;
  const ratio = Math.min(tallest, Math.max(widest, first.height / first.width));
  const hasMany = pictures.length > 1;

  const go = (to: number) => {
    const { current } = strip;
    if (current === null || to < 0 || to >= pictures.length) return;
    const direction = getComputedStyle(current).direction === 'rtl' ? -1 : 1;
    const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    current.scrollTo({ left: direction * to * current.clientWidth, behavior: isCalm ? 'instant' : 'smooth' });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    go(shown + (getComputedStyle(event.currentTarget).direction === 'rtl' ? -step : step));
  };

  return (
    <div
      className="group/carousel relative"
      {...(hasMany && { role: 'group', 'aria-roledescription': t('posts.carousel'), 'aria-label': t('posts.photoOf', { shown: shown + 1, count: pictures.length }) })}
    >
      <div
        ref={strip}
        className="flex snap-x snap-mandatory overflow-x-auto overscroll-x-contain [scrollbar-width:none] focus-visible:outline-offset-[-3px]"
        {...(hasMany && { tabIndex: 0, role: 'group', 'aria-label': t('posts.carousel'), onKeyDown })}
        onScroll={({ currentTarget }) => {
          setShown(Math.round(Math.abs(currentTarget.scrollLeft) / currentTarget.clientWidth));
        }}
      >
        {pictures.map((picture, index) => (
          <div className="relative w-full shrink-0 snap-start snap-always" key={picture.id} style={{ aspectRatio: `1 / ${String(ratio)}` }}>
            <Photo picture={picture} className="size-full" sizes={isWhole ? sizes.whole : sizes.feed} isFirst={isFirst && index === 0} fit={index === 0 ? 'cover' : 'contain'} />
            {showsPeople && <People picture={picture} />}
          </div>
        ))}
      </div>
      {(pictures[shown]?.tags.length ?? 0) > 0 && (
        <button
          type="button"
          className="touch absolute start-2 bottom-2 grid place-items-center rounded-full text-on-brand"
          aria-label={t('posts.people')}
          title={t('posts.people')}
          aria-pressed={showsPeople}
          onClick={() => {
            setShowsPeople(!showsPeople);
          }}
        >
          <span className="grid size-8 place-items-center rounded-full bg-veil">
            <UserRound className="size-4.5" aria-hidden="true" />
          </span>
        </button>
      )}
      {hasMany && (
        <>
          <Arrow icon={ChevronLeft} label={t('posts.previousPhoto')} isHidden={shown === 0} className="start-2" act={() => { go(shown - 1); }} />
          <Arrow icon={ChevronRight} label={t('posts.nextPhoto')} isHidden={shown === pictures.length - 1} className="end-2" act={() => { go(shown + 1); }} />
          <div className="pointer-events-none absolute inset-x-0 bottom-2 mx-auto flex w-fit gap-1.5 rounded-full bg-veil p-1.5" aria-hidden="true">
            {pictures.map((picture, index) => (
              <span key={picture.id} className={classes('size-2 rounded-full transition-colors', index === shown ? 'bg-on-brand' : 'bg-on-brand/50')} />
            ))}
          </div>
        </>
      )}
    </div>
  );
}

/** Who is on a picture, where they are on it. */
function People({ picture }: { picture: Picture }) {
  return (
    <ul>
      {picture.tags.map(({ userId, username, x, y }) => (
        // Places on a picture do not turn with the direction of the script.
        <li key={userId} className="absolute -translate-x-1/2 -translate-y-1/2" style={{ left: `${String(x * 100)}%`, top: `${String(y * 100)}%` }}>
          <Link className="rounded-sm bg-veil px-2 py-1 text-sm font-medium text-on-brand no-underline" to={`/u/${username}`}>
            {username}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Arrow({ icon: Icon, label, isHidden, className, act }: { icon: typeof ChevronLeft; label: string; isHidden: boolean; className: string; act: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      className={classes('touch absolute top-1/2 hidden -translate-y-1/2 place-items-center text-on-brand md:grid', isHidden && 'md:invisible', className)}
      onClick={act}
    >
      <span className="grid size-9 place-items-center rounded-full bg-veil">
        <Icon className="size-5 rtl:-scale-x-100" aria-hidden="true" />
      </span>
    </button>
  );
}
