import { classes } from './classes';

const segmenter = new Intl.Segmenter();

const firstLetter = (name: string) => segmenter.segment(name)[Symbol.iterator]().next().value?.segment ?? '';

interface Props {
  user: { username?: string; displayName?: string; avatar?: string | null };
  className?: string;
  /** How wide it is, as `sizes` of an image; said where it is larger than in lists. */
  sizes?: string;
}

// Each picture is there in several widths, under names that begin with them.
const srcSet = (avatar: string) => (avatar.endsWith('/640.webp') ? `${avatar.slice(0, -'640.webp'.length)}150.webp 150w, ${avatar} 640w` : undefined);

/** Somebody's picture, or the first letter of their name. Decorative: the name stands beside it. */
export function Avatar({ user, className = 'size-10', sizes = '48px' }: Props) {
  const name = user.displayName ?? user.username ?? '';
  return user.avatar ? (
    <img className={classes('shrink-0 rounded-full bg-sunken object-cover', className)} src={user.avatar} srcSet={srcSet(user.avatar)} sizes={sizes} alt="" loading="lazy" decoding="async" />
  ) : (
    <span
      className={classes('inline-flex shrink-0 items-center justify-center rounded-full bg-brand-soft font-bold text-link uppercase select-none', className)}
      aria-hidden="true"
    >
      {firstLetter(name) || '?'}
    </span>
  );
}
