import { MapPin } from 'lucide-react';
import { Link } from 'react-router';
import type { Post } from '../api/api';
import { useI18n } from '../i18n/i18n';
import { Ago } from '../ui/Ago';
import { Avatar } from '../ui/Avatar';
import { PostMenu } from './PostMenu';

/** Who made a post, when and where, and what can be done with it. */
export function PostHeader({ post, className = '' }: { post: Post; className?: string }) {
  const { t } = useI18n();
  const { author } = post;
  const profile = `/u/${author.username}`;
  return (
    <header className={`flex items-center gap-3 py-2 ps-4 pe-2 ${className}`}>
      <Link to={profile} tabIndex={-1} aria-hidden="true">
        <Avatar user={author} />
      </Link>
      <div className="min-w-0 flex-1 leading-tight">
        <Link className="block w-fit max-w-full truncate font-bold text-ink no-underline hover:underline" dir="auto" to={profile}>
          {author.displayName || author.username}
        </Link>
        <p className="flex items-center gap-1 truncate text-sm text-soft">
          {post.publishedAt !== null && <Ago time={post.publishedAt} />}
          {post.editedAt !== null && (
            <>
              <span aria-hidden="true">·</span>
              <span>{t('posts.edited')}</span>
            </>
          )}
          {post.location && (
            <>
              <span aria-hidden="true">·</span>
              <MapPin className="size-3.5 shrink-0" aria-hidden="true" />
              <span className="truncate">{post.location.name}</span>
            </>
          )}
        </p>
      </div>
      <PostMenu post={post} />
    </header>
  );
}
