import { useInfiniteQuery } from '@tanstack/react-query';
import { MessageCircle, MessageCircleOff } from 'lucide-react';
import { useState, type RefObject } from 'react';
import { Link, useLocation } from 'react-router';
import type { Comment, Post } from '../api/api';
import { useSession } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { Query } from '../ui/states';
import { VirtualList } from '../ui/VirtualList';
import { CommentBox } from './CommentBox';
import { CommentItem } from './CommentItem';
import { commentsOptions } from './queries';
import { useNewComments } from './useNewComments';
import { useSought } from './useSought';
import { WaitingComments } from './WaitingComments';

/** What people say about a post, and a box to say something. */
export function Comments({ post, box }: { post: Post; box: RefObject<HTMLTextAreaElement | null> }) {
  const { t } = useI18n();
  const query = useInfiniteQuery(commentsOptions(post.id));
  const [replyingTo, setReplyingTo] = useState<Comment | null>(null);
  // Kept here, because an item that is scrolled away is forgotten.
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const news = useNewComments(post, query);

  const open = (id: string, isOpen: boolean) => {
    setOpened((before) => {
      const after = new Set(before);
      if (isOpen) after.add(id);
      else after.delete(id);
      return after;
    });
  };

  const sought = useSought(query, (id) => {
    open(id, true);
  });

  return (
    <section className="flex flex-1 flex-col" aria-label={t('comments.title')}>
      <div className="flex-1">
        <div role="status">
          {news.count > 0 && (
            <button type="button" className="mx-auto mt-2 flex min-h-11 items-center rounded-full px-4 text-sm font-medium text-link hover:bg-brand-soft" onClick={news.show}>
              {t('comments.news', { count: news.count })}
            </button>
          )}
        </div>
        <WaitingComments postId={post.id} replyTo={null} />
        <Query query={query}>
          {({ pages }) => {
            const comments = pages.flatMap((page) => page.items);
            return comments.length === 0 ? (
              <Nothing isOff={post.flags.commentsOff} />
            ) : (
              <VirtualList
                label={t('comments.title')}
                items={comments}
                keyOf={(comment) => comment.id}
                estimate={88}
                goTo={sought.goTo?.parent}
                pager={query}
                render={(comment) => (
                  <CommentItem
                    comment={comment}
                    post={post}
                    isOpen={opened.has(comment.id)}
                    onOpen={(isOpen) => {
                      open(comment.id, isOpen);
                    }}
                    onReply={setReplyingTo}
                    markOf={sought.markOf}
                  />
                )}
              />
            );
          }}
        </Query>
      </div>
      <Foot
        box={box}
        post={post}
        replyingTo={replyingTo}
        onDone={() => {
          if (replyingTo !== null) open(replyingTo.replyTo ?? replyingTo.id, true);
          // Who has begun another reply meanwhile goes on with it.
          setReplyingTo((now) => (now === replyingTo ? null : now));
        }}
        onCancel={() => {
          setReplyingTo(null);
        }}
      />
    </section>
  );
}

function Nothing({ isOff }: { isOff: boolean }) {
  const { t } = useI18n();
  return (
    !isOff && (
      <div className="grid justify-items-center gap-2 px-4 py-10 text-center text-soft">
        <MessageCircle className="size-8" aria-hidden="true" />
        <p>{t('comments.empty')}</p>
      </div>
    )
  );
}

interface FootProps {
  post: Post;
  box: RefObject<HTMLTextAreaElement | null>;
  replyingTo: Comment | null;
  onDone: () => void;
  onCancel: () => void;
}

function Foot({ post, box, replyingTo, onDone, onCancel }: FootProps) {
  const { t } = useI18n();
  const { user } = useSession();
  const { pathname } = useLocation();
  const place = 'sticky bottom-[calc(3.0625rem+env(safe-area-inset-bottom))] z-10 border-t border-line bg-surface md:bottom-0 lg:rounded-ee-lg';
  if (post.flags.commentsOff)
    return (
      <p className={`${place} flex items-center justify-center gap-2 px-4 py-3 text-soft`}>
        <MessageCircleOff className="size-5" aria-hidden="true" />
        {t('comments.off')}
      </p>
    );
  if (user === null)
    return (
      <p className={`${place} px-4 py-3 text-center`}>
        <Link className="inline-flex min-h-11 items-center font-medium text-link" to="/sign-in" state={{ from: pathname }}>
          {t('comments.signIn')}
        </Link>
      </p>
    );
  return (
    <div className={place}>
      <CommentBox box={box} post={post} user={user} replyingTo={replyingTo} onDone={onDone} onCancel={onCancel} />
    </div>
  );
}
