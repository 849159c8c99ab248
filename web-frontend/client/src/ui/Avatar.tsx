import { classes } from './classes';

const segmenter = new Intl.Segmenter();

const firstLetter = (name: string) => segmenter.segment(name)[Symbol.iterator]().next().value?.segment ?? '';

/** Somebody's picture, or the first letter of their name. Decorative: the name stands beside it. */
export function Avatar({ user, className = 'size-10' }: { user: { username?: string; displayName?: string; avatar?: string | null }; className?: string }) {
  const name = user.displayName ?? user.username ?? '';
  return user.avatar ? (
    <img className={classes('shrink-0 rounded-full bg-sunken object-cover', className)} src={user.avatar} alt="" loading="lazy" decoding="async" />
  ) : (
    <span
      className={classes('inline-flex shrink-0 items-center justify-center rounded-full bg-brand-soft font-bold text-link uppercase select-none', className)}
      aria-hidden="true"
    >
      {firstLetter(name) || '?'}
    </span>
  );
}
