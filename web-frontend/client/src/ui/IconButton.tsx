import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classes } from './classes';

/** A button that is an icon; `label` is its name for screen readers and its tip. */
export function IconButton({ icon: Icon, label, className, iconClass, ...others }: { icon: LucideIcon; label: string; iconClass?: string } & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={classes('touch inline-flex items-center justify-center rounded-full transition-colors not-[.bg-brand]:hover:bg-sunken disabled:opacity-50', className)}
      {...others}
    >
      <Icon className={classes('size-6', iconClass)} aria-hidden="true" />
    </button>
  );
}
