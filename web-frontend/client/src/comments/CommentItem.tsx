import { Heart, Pin } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Comment, Post } from '../api/api';
import { useSession } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { Caption } from '../posts/Caption';
import { Ago } from '../ui/Ago';
import { Avatar } from '../ui/Avatar';
import { classes } from '../ui/classes';
import { IconButton } from '../ui/IconButton';
import { useCommentActions } from './actions';
import { CommentMenu } from './CommentMenu';
import { EditComment } from './EditComment';
import { Replies } from './Replies';

export interface ItemProps {
  comment: Comment;
  post: Post;
  /** Whether its replies are shown. */
  isOpen?: boolean;
  onOpen?: (isOpen: boolean) => void;
  onReply: (comment: Comment) => void;
  /** Of the comment that somebody was led to: takes its element. */
  markOf?: ((comment: Comment) => ((element: HTMLElement | null) => void) | undefined) | undefined;
}

/** A comment, and the replies to it when somebody wants to see them. */
export function CommentItem({ comment, post, isOpen = false, onOpen, onReply, markOf }: ItemProps) {
  const { t } = useI18n();
  const { user } = useSession();
  const { like, edit, pin, remove } = useCommentActions(comment, post);
  const [isEditing, setEditing] = useState(false);
  const { author, counts, viewer } = comment;
  const name = author.displayName || author.username;
  const mark = markOf?.(comment);
  return (
    <article className={classes('px-4 pt-2', mark && 'rounded-md bg-brand-soft')} ref={mark} tabIndex={mark && -1} aria-current={mark && true} aria-label={t('comments.by', { name })}>
      <div className="flex gap-3">
        <Link to={`/u/${author.username}`} tabIndex={-1} aria-hidden="true">
          <Avatar user={author} className="size-9" />
        </Link>
        <div className="min-w-0 flex-1">
          {comment.pinned && (
            <p className="flex items-center gap-1 text-xs font-medium text-soft">
              <Pin className="size-3.5" aria-hidden="true" />
              {t('comments.isPinned')}
            </p>
          )}
          <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
            <Link className="font-bold text-ink no-underline hover:underline" to={`/u/${author.username}`}>
              {author.username}
            </Link>
            <Ago className="text-soft" time={comment.createdAt} />
            {comment.editedAt !== null && <span className="text-soft">{t('comments.edited')}</span>}
          </p>
          {isEditing ? (
            <EditComment
              text={comment.text}
              onSave={edit}
              onClose={() => {
                setEditing(false);
              }}
            />
          ) : (
            <p className="w-fit max-w-full wrap-anywhere whitespace-pre-line" dir="auto">
              <Caption text={comment.text} mentions={comment.mentions} />
            </p>
          )}
          <div className="-ms-2 flex flex-wrap items-center text-sm text-soft">
            {user !== null && !post.flags.commentsOff && (
              <button
                type="button"
                className="min-h-11 rounded-md px-2 font-medium hover:text-ink"
                onClick={() => {
                  onReply(comment);
                }}
              >
                {t('comments.reply')}
              </button>
            )}
            {counts.replies > 0 && onOpen !== undefined && (
              <button
                type="button"
                className="min-h-11 rounded-md px-2 font-medium hover:text-ink"
                aria-expanded={isOpen}
                onClick={() => {
                  onOpen(!isOpen);
                }}
              >
                {isOpen ? t('comments.hideReplies') : t('comments.showReplies', { count: counts.replies })}
              </button>
            )}
            {user !== null && (
              <CommentMenu
                comment={comment}
                isAuthor={user.id === author.id}
                isPostAuthor={user.id === post.author.id}
                onEdit={() => {
                  setEditing(true);
                }}
                onPin={pin}
                onRemove={remove}
              />
            )}
          </div>
        </div>
        <div className="-me-2 flex flex-col items-center">
          {user !== null && (
            <IconButton
              icon={Heart}
              label={t('comments.like')}
              aria-pressed={viewer.liked}
              iconClass={classes('size-4.5', viewer.liked ? 'fill-heart stroke-heart' : 'text-soft')}
              onClick={() => {
                like(!viewer.liked);
              }}
            />
          )}
          {counts.likes > 0 && <Likes count={counts.likes} />}
        </div>
      </div>
      {isOpen && <Replies comment={comment} post={post} onReply={onReply} markOf={markOf} />}
    </article>
  );
}

function Likes({ count }: { count: number }) {
  const { t, format } = useI18n();
  return (
    <span className="-mt-2 text-xs text-soft" title={t('comments.likes', { count })}>
      <span aria-hidden="true">{format.short(count)}</span>
      <span className="sr-only">{t('comments.likes', { count })}</span>
    </span>
  );
}
