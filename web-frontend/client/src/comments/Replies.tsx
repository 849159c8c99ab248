import { useInfiniteQuery } from '@tanstack/react-query';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Query } from '../ui/states';
import { CommentItem, type ItemProps } from './CommentItem';
import { repliesOptions } from './queries';
import { WaitingComments } from './WaitingComments';

/** The replies to a comment, oldest first, a page at a time. */
export function Replies({ comment, post, onReply, markOf }: Pick<ItemProps, 'comment' | 'post' | 'onReply' | 'markOf'>) {
  const { t } = useI18n();
  const query = useInfiniteQuery(repliesOptions(comment.id));
  return (
    <div className="ms-4 border-s border-line">
      <Query query={query}>
        {({ pages }) =>
          pages
            .flatMap((page) => page.items)
            .map((reply) => <CommentItem key={reply.id} comment={reply} post={post} onReply={onReply} markOf={markOf} />)
        }
      </Query>
      {query.hasNextPage && (
        <Button kind="quiet" size="small" className="ms-4 min-h-11" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('comments.moreReplies')}
        </Button>
      )}
      <WaitingComments postId={post.id} replyTo={comment.id} />
    </div>
  );
}
