import { Heart, Images, MessageCircle, Pin } from 'lucide-react';
import { Link } from 'react-router';
import type { Post } from '../api/api';
import type { Pager } from '../api/pages';
import { useI18n } from '../i18n/i18n';
import { Photo } from '../ui/Photo';
import { VirtualList } from '../ui/VirtualList';
import { useShaded } from './shadows';

const columns = 3;

/** Posts as squares, three in a row; on a profile those that are pinned to it say so. */
export function PostGrid({ label, posts, query, showsPins = false }: { label: string; posts: readonly Post[]; query: Pager; showsPins?: boolean }) {
  const rows = Array.from({ length: Math.ceil(posts.length / columns) }, (_, row) => posts.slice(row * columns, (row + 1) * columns));
  return (
    <div className="mx-auto max-w-page p-0.5 sm:p-4">
      <VirtualList
        label={label}
        items={rows}
        keyOf={(row) => row[0]?.id ?? ''}
        estimate={Math.min(window.innerWidth, 960) / columns}
        gap={3}
        kind="rows"
        pager={query}
        render={(row, index) => (
          <div className="grid grid-cols-3 gap-[3px]">
            {row.map((post) => (
              <div key={post.id} role="listitem">
                <Square post={post} isFirst={index === 0} showsPin={showsPins && post.flags.pinned} />
              </div>
            ))}
          </div>
        )}
      />
    </div>
  );
}

function Square({ post: answered, isFirst, showsPin }: { post: Post; isFirst: boolean; showsPin: boolean }) {
  const { t, format } = useI18n();
  const post = useShaded(answered);
  if (post === null) return <div className="aspect-square bg-sunken" />;
  const [picture] = post.media;
  return (
    <Link
      className="group relative block aspect-square overflow-hidden bg-brand-soft text-ink no-underline focus-visible:z-10"
      to={`/p/${post.id}`}
    >
      <span className="sr-only">{t('posts.by', { name: post.author.displayName || post.author.username })}</span>
      {picture ? <Photo className="size-full" picture={picture} sizes="(min-width: 60rem) 20rem, 33vw" isFirst={isFirst} /> : <Words text={post.caption} />}
      {showsPin && (
        <span className="absolute start-2 top-2 rounded-full bg-veil p-1 text-on-brand">
          <Pin className="size-4 fill-current" role="img" aria-label={t('profiles.pinned')} />
        </span>
      )}
      {post.media.length > 1 && <Images className="absolute end-2 top-2 size-5 text-on-brand drop-shadow" aria-hidden="true" />}
      <span className="absolute inset-0 hidden items-center justify-center gap-5 bg-veil font-bold text-on-brand group-hover:flex" aria-hidden="true">
        {post.counts.likes !== null && (
          <span className="flex items-center gap-1.5">
            <Heart className="size-5 fill-current" />
            {format.short(post.counts.likes)}
          </span>
        )}
        <span className="flex items-center gap-1.5">
          <MessageCircle className="size-5 fill-current" />
          {format.short(post.counts.comments)}
        </span>
      </span>
    </Link>
  );
}

/** What a post without pictures says, as far as there is room. */
function Words({ text }: { text: string }) {
  return (
    <span className="grid size-full place-items-center p-2 sm:p-6">
      <span className="line-clamp-5 text-center text-sm text-balance wrap-anywhere sm:line-clamp-6 sm:text-lg" dir="auto">
        {text}
      </span>
    </span>
  );
}
