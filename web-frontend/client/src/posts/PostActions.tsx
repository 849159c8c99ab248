import { Bookmark, Heart, MessageCircle } from 'lucide-react';
import { Link } from 'react-router';
import type { Post } from '../api/api';
import { useI18n } from '../i18n/i18n';
import { IconButton } from '../ui/IconButton';
import { usePostActions } from './actions';

/** Like, comment, save. Who wants to comment is led to the post, or, there, to where it is written. */
export function PostActions({ post, onComment }: { post: Post; onComment?: () => void }) {
  const { t } = useI18n();
  const { like, bookmark } = usePostActions(post);
  const { liked, bookmarked } = post.viewer;
  return (
    <div className="flex items-center px-2">
      <IconButton
        icon={Heart}
        label={t('posts.like')}
        aria-pressed={liked}
        iconClass={liked ? 'fill-heart stroke-heart' : ''}
        onClick={() => {
          like(!liked);
        }}
      />
      {onComment ? (
        <IconButton icon={MessageCircle} label={t('posts.comment')} onClick={onComment} />
      ) : (
        <Link className="touch inline-flex items-center justify-center rounded-full text-ink hover:bg-sunken" to={`/p/${post.id}`} aria-label={t('posts.comment')} title={t('posts.comment')}>
          <MessageCircle className="size-6" aria-hidden="true" />
        </Link>
      )}
      <IconButton
        className="ms-auto"
        icon={Bookmark}
        label={t('posts.bookmark')}
        aria-pressed={bookmarked}
        iconClass={bookmarked ? 'fill-current' : ''}
        onClick={() => {
          bookmark(!bookmarked);
        }}
      />
    </div>
  );
}

/** How many like it; where the author hides that, nothing. */
export function PostLikes({ post }: { post: Post }) {
  const { t } = useI18n();
  const { likes } = post.counts;
  return (
    likes !== null &&
    likes > 0 && (
      <Link className="font-medium text-ink no-underline hover:underline" to={`/p/${post.id}/likes`}>
        {t('posts.likes', { count: likes })}
      </Link>
    )
  );
}
