import { memo } from 'react';
import { Link } from 'react-router';
import type { Post } from '../api/api';
import { useSession } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { classes } from '../ui/classes';
import { PostActions, PostLikes } from './PostActions';
import { PostCaption } from './PostCaption';
import { PostHeader } from './PostHeader';
import { PostMedia } from './PostMedia';
import { useShaded } from './shadows';
import { useWatchedPost } from './useWatchedPost';

/** A post in a list, with what is known of it since the list was read. */
export const PostCard = memo(function PostCard({ post: answered, isFirst = false }: { post: Post; isFirst?: boolean }) {
  const { t } = useI18n();
  const { user } = useSession();
  const post = useShaded(answered);
  useWatchedPost(answered.id);
  // Who has put it away finds it in the archive.
  if (post === null || post.flags.archived) return null;
  const { author } = post;
  return (
    <article className="border-line bg-surface sm:rounded-lg sm:border sm:shadow-card" aria-label={t('posts.by', { name: author.displayName || author.username })}>
      <PostHeader post={post} />
      <PostMedia post={post} isFirst={isFirst} />
      {user && <PostActions post={post} />}
      <div className={classes('grid gap-1 px-4 pb-4', !user && 'pt-3')}>
        <PostLikes post={post} />
        {post.media.length > 0 && <PostCaption post={post} />}
        {post.counts.comments > 0 && (
          <Link className="text-soft no-underline hover:underline" to={`/p/${post.id}`}>
            {t('posts.allComments', { count: post.counts.comments })}
          </Link>
        )}
      </div>
    </article>
  );
});
