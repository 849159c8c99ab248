/** The mark: a lens that opens towards somebody. */
export function Mark({ className = 'size-9' }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect className="fill-brand" width="32" height="32" rx="9" />
      <path className="fill-none stroke-on-brand stroke-[2.6] [stroke-linecap:round]" d="M22.9 13.1a8 8 0 1 1-4-4" />
      <circle className="fill-on-brand" cx="15.5" cy="16.2" r="2.9" />
      <circle className="fill-spark" cx="23.4" cy="8.6" r="2.4" />
    </svg>
  );
}

/** The mark with the name beside it. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2.5">
      <Mark />
      <span className="text-lg font-bold tracking-tight">InstaHub</span>
    </span>
  );
}
