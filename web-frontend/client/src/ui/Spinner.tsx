import { classes } from './classes';

/** Turns while something is under way; what that is, others say. */
export function Spinner({ className = 'size-6' }: { className?: string }) {
  return (
    <svg className={classes('animate-spin', className)} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <circle cx="12" cy="12" r="9" className="stroke-current opacity-25" strokeWidth="3" />
      <path d="M21 12a9 9 0 0 0-9-9" className="stroke-current" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
