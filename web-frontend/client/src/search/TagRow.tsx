import { useQuery } from '@tanstack/react-query';
import { Hash } from 'lucide-react';
import { Link } from 'react-router';
import { isTag, tagOptions } from '../feeds/tagQueries';
import { useI18n } from '../i18n/i18n';
import { recents } from './recent';
import { useSettled } from './usePeopleSearch';

/** A hashtag as it was typed, with how many posts have it; what it may be, where it is none yet. */
export function TagRow({ tag }: { tag: string }) {
  const { t } = useI18n();
  const settled = useSettled(tag);
  const { data } = useQuery({ ...tagOptions(settled), enabled: isTag(settled) });
  if (!isTag(tag)) return <p className="px-4 py-6 text-center text-soft">{t('search.tagHint')}</p>;
  return <TagLink tag={tag} {...(data !== undefined && settled === tag && { posts: data.posts })} />;
}

/** A way to the posts with a hashtag. */
export function TagLink({ tag, posts }: { tag: string; posts?: number }) {
  const { t } = useI18n();
  return (
    <div className="px-4">
      <Link
        data-found=""
        className="flex min-h-16 items-center gap-3 rounded-md text-ink no-underline"
        to={`/tags/${encodeURIComponent(tag)}`}
        onClick={() => {
          recents.add({ kind: 'tag', tag });
        }}
      >
        <span className="grid size-11 shrink-0 place-items-center rounded-full bg-brand-soft text-link">
          <Hash className="size-5" aria-hidden="true" />
        </span>
        <span className="min-w-0 leading-tight">
          <span className="block w-fit max-w-full truncate font-bold" dir="auto">
            #{tag}
          </span>
          <span className="block min-h-5 text-sm text-soft">{posts === undefined ? '' : t('feeds.tagPosts', { count: posts })}</span>
        </span>
      </Link>
    </div>
  );
}
