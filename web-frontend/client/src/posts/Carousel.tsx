import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Picture } from '../api/api';
import { useI18n } from '../i18n/i18n';
import { classes } from '../ui/classes';
import { Photo } from '../ui/Photo';

// As tall and as wide as a picture may be shown, as of its width.
const [tallest, widest] = [1.25, 0.5];

/** The pictures of a post: to be swiped, scrolled, or gone through by buttons. The first says how high all are. */
export function Carousel({ pictures, isFirst = false }: { pictures: readonly Picture[]; isFirst?: boolean }) {
  const { t } = useI18n();
  const strip = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(0);
  const [first] = pictures;
  if (first === undefined) return null;
  const ratio = Math.min(tallest, Math.max(widest, first.height / first.width));

  const go = (to: number) => {
    const target = strip.current?.children[to];
    target?.scrollIntoView({ behavior: 'smooth', block: 'nearest', inline: 'start' });
  };

  return (
    <div className="relative" role="group" aria-roledescription={t('posts.carousel')} aria-label={t('posts.photoOf', { shown: shown + 1, count: pictures.length })}>
      <div
        ref={strip}
        className="flex snap-x snap-mandatory overflow-x-auto overscroll-x-contain [scrollbar-width:none]"
        tabIndex={pictures.length > 1 ? 0 : -1}
        onScroll={({ currentTarget }) => {
          setShown(Math.round(Math.abs(currentTarget.scrollLeft) / currentTarget.clientWidth));
        }}
      >
        {pictures.map((picture, index) => (
          <div className="w-full shrink-0 snap-start" key={picture.id} style={{ aspectRatio: `1 / ${String(ratio)}` }}>
            <Photo picture={picture} className="size-full" sizes="(min-width: 40rem) 38rem, 100vw" isFirst={isFirst && index === 0} fit={index === 0 ? 'cover' : 'contain'} />
          </div>
        ))}
      </div>
      {pictures.length > 1 && (
        <>
          <Arrow icon={ChevronLeft} label={t('posts.previousPhoto')} isHidden={shown === 0} className="start-2" act={() => { go(shown - 1); }} />
          <Arrow icon={ChevronRight} label={t('posts.nextPhoto')} isHidden={shown === pictures.length - 1} className="end-2" act={() => { go(shown + 1); }} />
          <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center gap-1.5" aria-hidden="true">
            {pictures.map((picture, index) => (
              <span key={picture.id} className={classes('size-2 rounded-full shadow', index === shown ? 'bg-on-brand' : 'bg-on-brand/50')} />
            ))}
          </div>
        </>
      )}
    </div>
  );
}

function Arrow({ icon: Icon, label, isHidden, className, act }: { icon: typeof ChevronLeft; label: string; isHidden: boolean; className: string; act: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      className={classes('absolute top-1/2 hidden size-9 -translate-y-1/2 place-items-center rounded-full bg-veil text-on-brand md:grid', isHidden && 'md:invisible', className)}
      onClick={act}
    >
      <Icon className="size-5 rtl:-scale-x-100" aria-hidden="true" />
    </button>
  );
}
