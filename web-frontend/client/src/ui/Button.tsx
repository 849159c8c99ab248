import type { ComponentProps } from 'react';
import { Link } from 'react-router';
import { classes } from './classes';
import { Spinner } from './Spinner';

type Kind = 'primary' | 'secondary' | 'quiet' | 'danger';

const kinds: Record<Kind, string> = {
  primary: 'border-transparent bg-brand text-on-brand hover:bg-brand-strong',
  secondary: 'bg-surface text-ink border-edge hover:bg-sunken',
  quiet: 'border-transparent text-link hover:bg-brand-soft',
  danger: 'border-transparent bg-danger text-on-brand hover:brightness-90',
};

// Where the system chooses the colours, the border is what is seen of it.
const shape = 'inline-flex items-center justify-center gap-2 rounded-full border px-5 font-medium no-underline transition-colors disabled:opacity-60';

// A small one is as high as a finger too: what lies around it belongs to it.
const sizes = { normal: 'min-h-11', small: "relative min-h-9 px-4 text-sm after:absolute after:inset-x-0 after:-inset-y-1 after:content-['']" };

interface Looks {
  kind?: Kind;
  size?: keyof typeof sizes;
}

/** A button; while it is busy it says so and takes no second press. */
export function Button({ kind = 'primary', size = 'normal', busy = false, className, children, onClick, ...others }: Looks & { busy?: boolean } & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      className={classes(shape, sizes[size], kinds[kind], className)}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
      {...others}
    >
      {busy && <Spinner className="size-4" />}
      {children}
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({ kind = 'primary', size = 'normal', className, ...others }: Looks & ComponentProps<typeof Link>) {
  return <Link className={classes(shape, sizes[size], kinds[kind], className)} {...others} />;
}
