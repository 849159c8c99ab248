import type { Message } from './types';

/** What is behind a link, as its page says. Its picture is not asked for: the page's server would learn who looks. */
export function LinkPreview({ preview: { url, title, description, siteName } }: { preview: NonNullable<Message['preview']> }) {
  return (
    <a className="mt-1 block rounded-sm border-s-3 border-brand bg-sunken px-3 py-2 text-ink no-underline hover:underline" href={url} target="_blank" rel="noopener noreferrer nofollow">
      <span className="block text-xs text-soft" dir="auto">
        {siteName ?? new URL(url).hostname}
      </span>
      <span className="line-clamp-2 font-medium" dir="auto">
        {title}
      </span>
      {description !== null && (
        <span className="line-clamp-3 text-sm text-soft" dir="auto">
          {description}
        </span>
      )}
    </a>
  );
}
