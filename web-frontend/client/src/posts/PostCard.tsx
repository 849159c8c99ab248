import { Bookmark, Heart, MapPin, MessageCircle } from 'lucide-react';
import { memo } from 'react';
import { Link } from 'react-router';
import type { Post } from '../api/api';
import { useSession } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { Ago } from '../ui/Ago';
import { Avatar } from '../ui/Avatar';
import { classes } from '../ui/classes';
import { IconButton } from '../ui/IconButton';
import { usePostActions } from './actions';
import { Caption } from './Caption';
import { Carousel } from './Carousel';
import { PostMenu } from './PostMenu';
import { useShaded } from './shadows';

/** A post in a list, with what is known of it since the list was read. */
export const PostCard = memo(function PostCard({ post: answered, isFirst = false }: { post: Post; isFirst?: boolean }) {
  const { t, rich } = useI18n();
  const { user } = useSession();
  const post = useShaded(answered);
  if (post === null) return null;
  const { author } = post;
  const profile = `/u/${author.username}`;
  return (
    <article className="border-line bg-surface sm:rounded-lg sm:border sm:shadow-card" aria-label={t('posts.by', { name: author.displayName || author.username })}>
      <header className="flex items-center gap-3 py-2 ps-4 pe-2">
        <Link to={profile} tabIndex={-1} aria-hidden="true">
          <Avatar user={author} />
        </Link>
        <div className="min-w-0 flex-1 leading-tight">
          <Link className="block truncate font-bold text-ink no-underline hover:underline" to={profile}>
            {author.displayName || author.username}
          </Link>
          <p className="flex items-center gap-1 truncate text-sm text-soft">
            {post.publishedAt && <Ago time={post.publishedAt} />}
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
      <Carousel pictures={post.media} isFirst={isFirst} />
      {user && <Actions post={post} />}
      <div className={classes('grid gap-1 px-4 pb-4', !user && 'pt-3')}>
        {post.counts.likes !== null && post.counts.likes > 0 && (
          <Link className="font-medium text-ink no-underline hover:underline" to={`/p/${post.id}/likes`}>
            {t('posts.likes', { count: post.counts.likes })}
          </Link>
        )}
        {post.caption !== '' && (
          <p className="wrap-anywhere whitespace-pre-line" dir="auto">
            {rich('posts.caption', {
              author: (
                <Link className="font-bold text-ink no-underline hover:underline" to={profile}>
                  {author.username}
                </Link>
              ),
              text: <Caption text={post.caption} mentions={post.mentions} />,
            })}
          </p>
        )}
        {post.counts.comments > 0 && (
          <Link className="text-soft no-underline hover:underline" to={`/p/${post.id}`}>
            {t('posts.allComments', { count: post.counts.comments })}
          </Link>
        )}
      </div>
    </article>
  );
});

function Actions({ post }: { post: Post }) {
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
      <Link className="touch inline-flex items-center justify-center rounded-full text-ink hover:bg-sunken" to={`/p/${post.id}`} aria-label={t('posts.comment')} title={t('posts.comment')}>
        <MessageCircle className="size-6" aria-hidden="true" />
      </Link>
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
