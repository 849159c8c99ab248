import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, done, take, type Post, type Schemas } from '../api/api';
import { useErrorText } from '../ui/errorText';
import { toast } from '../ui/toasts';
import { postOptions, userPostsOptions } from './queries';
import { revive, shade } from './shadows';

/** What an author does with a post of theirs; the lists that may have it are read anew. */
export function usePostChanges(post: Post) {
  const queries = useQueryClient();
  const text = useErrorText();
  const one = { params: { path: { id: post.id } } };

  const changed = (answer: Post) => {
    queries.setQueryData(postOptions(post.id).queryKey, answer);
    const { caption, media, mentions, location, flags, editedAt, publishedAt } = answer;
    revive(post.id, { caption, media, mentions, location, flags, editedAt, publishedAt });
    return Promise.all([
      queries.invalidateQueries({ queryKey: userPostsOptions(post.author.id).queryKey }),
      queries.invalidateQueries({ queryKey: ['drafts'] }),
      queries.invalidateQueries({ queryKey: ['archive'] }),
    ]);
  };
  const onError = (error: unknown) => {
    toast(text(error), { isError: true });
  };

  const change = <Value,>(send: (value: Value) => Promise<Post>) => ({
    mutationFn: send,
    onSuccess: (answer: Post) => {
      void changed(answer);
    },
    onError,
  });

  return {
    edit: useMutation(change((body: Schemas['EditPostRequest']) => take(api.PATCH('/api/v1/posts/{id}', { ...one, body })))),
    pin: useMutation(change((isOn: boolean) => take(isOn ? api.PUT('/api/v1/posts/{id}/pin', one) : api.DELETE('/api/v1/posts/{id}/pin', one)))),
    archive: useMutation(change((isOn: boolean) => take(isOn ? api.PUT('/api/v1/posts/{id}/archive', one) : api.DELETE('/api/v1/posts/{id}/archive', one)))),
    publish: useMutation(change(() => take(api.POST('/api/v1/posts/{id}/publish', one)))),
    remove: useMutation({
      mutationFn: () => done(api.DELETE('/api/v1/posts/{id}', one)),
      onSuccess: () => {
        shade(post.id, 'deleted');
        void queries.invalidateQueries({ queryKey: ['drafts'] });
        void queries.invalidateQueries({ queryKey: ['archive'] });
      },
      onError,
    }),
  };
}
