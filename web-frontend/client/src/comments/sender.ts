import { api, take, type Comment } from '../api/api';
import { queryClient } from '../app/queries';
import { say } from '../i18n/speak';
import { register } from '../offline/outbox';
import { postOptions } from '../posts/queries';
import { shade } from '../posts/shadows';
import { errorText } from '../ui/errorText';
import { toast } from '../ui/toasts';
import { addComment, patchComment } from './queries';

/** A comment that waits to be sent. */
export interface NewComment {
  /** Makes it happen once: its `Idempotency-Key`. */
  id: string;
  postId: string;
  replyTo: string | null;
  text: string;
}

export interface CommentMark {
  commentId: string;
  isOn: boolean;
}

// What was sent, so that nobody sees a comment twice while its entry is taken out.
const sent = new Map<string, { postId: string }>();

export const wasSent = (id: string) => sent.has(id);

/** How many comments on a post were sent from here. */
export const sentTo = (postId: string) => [...sent.values()].filter((comment) => comment.postId === postId).length;

register<NewComment, Comment>({
  kind: 'comment',
  keepsRefused: true,
  renewed: (comment) => ({ ...comment, id: crypto.randomUUID() }),
  send: ({ id, postId, replyTo, text }) =>
    take(api.POST('/api/v1/posts/{id}/comments', { params: { path: { id: postId }, header: { 'Idempotency-Key': id } }, body: { text, ...(replyTo !== null && { replyTo }) } })),
  sent: ({ id, postId }, comment) => {
    sent.set(id, { postId });
    addComment(queryClient, comment);
    void countAnew(postId);
  },
});

register<CommentMark, { counts?: Comment['counts'] }>({
  kind: 'commentLike',
  send: ({ commentId, isOn }) => {
    const one = { params: { path: { id: commentId } } };
    return take(isOn ? api.PUT('/api/v1/comments/{id}/like', one) : api.DELETE('/api/v1/comments/{id}/like', one));
  },
  refused: takeBack,
});

/** Shows a like as it was before, and why. */
export function takeBack({ commentId, isOn }: CommentMark, error: unknown) {
  patchComment(queryClient, commentId, (comment) => likedBy(comment, !isOn));
  toast(errorText(say, error), { isError: true });
}

/** A comment as it is when the user likes it, or does not. */
export const likedBy = (comment: Comment, isOn: boolean): Comment =>
  comment.viewer.liked === isOn ? comment : { ...comment, viewer: { liked: isOn }, counts: { ...comment.counts, likes: comment.counts.likes + (isOn ? 1 : -1) } };

/** Reads the numbers under a post after one's own comment changed them: who is not watching it is not told. */
export async function countAnew(postId: string) {
  const post = await queryClient.query({ ...postOptions(postId), staleTime: 0 }).catch(() => null);
  if (post !== null) shade(postId, { counts: post.counts });
}
