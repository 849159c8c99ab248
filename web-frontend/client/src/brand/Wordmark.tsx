import './Wordmark.css';

/** The mark (a lens that opens towards somebody) with the name beside it. */
export function Wordmark() {
  return (
    <span className="wordmark">
      <svg className="wordmark__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect className="wordmark__ground" width="32" height="32" rx="9" />
        <path className="wordmark__lens" d="M22.9 13.1a8 8 0 1 1-4-4" />
        <circle className="wordmark__eye" cx="15.5" cy="16.2" r="2.9" />
        <circle className="wordmark__spark" cx="23.4" cy="8.6" r="2.4" />
      </svg>
      <span className="wordmark__name">InstaHub</span>
    </span>
  );
}
