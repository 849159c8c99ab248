import { useQueryClient } from '@tanstack/react-query';
import { api, done, take, type Post, type Schemas } from '../api/api';
import { useI18n } from '../i18n/i18n';
import { errorText } from '../ui/errorText';
import { toast } from '../ui/toasts';
import { postOptions, userPostsOptions } from './queries';
import { revive, shade } from './shadows';

/**
 * What an author does with a post of theirs; the lists that may have it are read anew. What fails is said, and fails for the caller too; what is confirmed is
 * said there. Plain
 * functions, because every card of a long list has them.
 */
export function usePostChanges(post: Post) {
  const { t } = useI18n();
  const queries = useQueryClient();
  const one = { params: { path: { id: post.id } } };

  const readAnew = () => {
    void queries.invalidateQueries({ queryKey: userPostsOptions(post.author.id).queryKey });
    void queries.invalidateQueries({ queryKey: ['drafts'] });
    void queries.invalidateQueries({ queryKey: ['archive'] });
  };
  const said = async <Answer,>(answer: Promise<Answer>): Promise<Answer> => {
    try {
      return await answer;
    } catch (error) {
      toast(errorText(t, error), { isError: true });
      throw error;
    }
  };
  const change = async (request: Promise<Post>): Promise<Post> => {
    const answer = await said(request);
    queries.setQueryData(postOptions(post.id).queryKey, answer);
    const { caption, media, mentions, location, flags, editedAt, publishedAt } = answer;
    revive(post.id, { caption, media, mentions, location, flags, editedAt, publishedAt });
    readAnew();
    return answer;
  };

  return {
    edit: (body: Schemas['EditPostRequest']) => change(take(api.PATCH('/api/v1/posts/{id}', { ...one, body }))),
    pin: (isOn: boolean) => change(take(isOn ? api.PUT('/api/v1/posts/{id}/pin', one) : api.DELETE('/api/v1/posts/{id}/pin', one))),
    archive: (isOn: boolean) => change(take(isOn ? api.PUT('/api/v1/posts/{id}/archive', one) : api.DELETE('/api/v1/posts/{id}/archive', one))),
    publish: () => change(take(api.POST('/api/v1/posts/{id}/publish', one))),
    remove: async () => {
      await done(api.DELETE('/api/v1/posts/{id}', one));
      shade(post.id, 'deleted');
      readAnew();
    },
  };
}
