import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, done, take, type Comment, type Post } from '../api/api';
import { useSession } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { enqueue } from '../offline/outbox';
import { useErrorText } from '../ui/errorText';
import { toast } from '../ui/toasts';
import { commentsOptions, patchComment, removeComment } from './queries';
import { countAnew, likedBy, takeBack, type CommentMark, type NewComment } from './sender';

/** Sends a comment: it is shown at once, and kept until the server has it. It rejects where the browser cannot keep it. */
export function useSendComment() {
  const { user } = useSession();
  return async (comment: Omit<NewComment, 'id'>) => {
    if (user === null) return;
    const id = crypto.randomUUID();
    await enqueue({ kind: 'comment', key: `comment:${id}`, userId: user.id, payload: { id, ...comment } satisfies NewComment });
  };
}

/** What one does with a comment. It is shown at once and taken back when the server refuses. */
export function useCommentActions(comment: Comment, post: Post) {
  const { t } = useI18n();
  const { user } = useSession();
  const queries = useQueryClient();
  const text = useErrorText();
  const { id } = comment;
  const one = { params: { path: { id } } };
  const fail = (error: unknown) => {
    toast(text(error), { isError: true });
  };

  const edit = useMutation({
    mutationFn: (next: string) => take(api.PATCH('/api/v1/comments/{id}', { ...one, body: { text: next } })),
    onMutate: (next) => {
      patchComment(queries, id, (before) => ({ ...before, text: next }));
    },
    onSuccess: (answer) => {
      patchComment(queries, id, () => answer);
    },
    onError: (error) => {
      patchComment(queries, id, (now) => ({ ...now, text: comment.text }));
      fail(error);
    },
  });

  const pin = useMutation({
    mutationFn: (isOn: boolean) => take(isOn ? api.PUT('/api/v1/comments/{id}/pin', one) : api.DELETE('/api/v1/comments/{id}/pin', one)),
    onSuccess: (_, isOn) => {
      toast(t(isOn ? 'comments.pinned' : 'comments.unpinned'));
      return queries.invalidateQueries({ queryKey: commentsOptions(post.id).queryKey });
    },
    onError: fail,
  });

  return {
    edit: edit.mutate,
    pin: pin.mutate,
    like: (isOn: boolean) => {
      if (user === null) return;
      patchComment(queries, id, (before) => likedBy(before, isOn));
      const mark: CommentMark = { commentId: id, isOn };
      enqueue({ kind: 'commentLike', key: `commentLike:${id}`, userId: user.id, payload: mark }).catch((error: unknown) => {
        takeBack(mark, error);
      });
    },
    /** What is refused is said by who asks for it. */
    remove: async () => {
      await done(api.DELETE('/api/v1/comments/{id}', one));
      removeComment(queries, comment);
      void countAnew(post.id);
    },
  };
}
