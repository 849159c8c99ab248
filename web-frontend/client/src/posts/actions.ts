import { api, take, type Post } from '../api/api';
import { useMe } from '../api/session';
import { queryClient } from '../app/queries';
import { say } from '../i18n/speak';
import { enqueue, register } from '../offline/outbox';
import { errorText } from '../ui/errorText';
import { toast } from '../ui/toasts';
import { shade } from './shadows';

interface Mark {
  postId: string;
  isOn: boolean;
  /** What it was before, to go back to. */
  before: Pick<Post, 'viewer' | 'counts'>;
  /** Of bookmarks: in which collection; in none where there is none. */
  collection?: string;
}

const path = (id: string) => ({ params: { path: { id } } });

register<Mark, { counts?: Post['counts'] }>({
  kind: 'like',
  send: ({ postId, isOn }) => take(isOn ? api.PUT('/api/v1/posts/{id}/like', path(postId)) : api.DELETE('/api/v1/posts/{id}/like', path(postId))),
  sent: ({ postId }, { counts }) => {
    if (counts) shade(postId, { counts });
  },
  refused: takeBack,
});

register<Mark, unknown>({
  kind: 'bookmark',
  send: ({ postId, isOn, collection }) =>
    isOn ? take(api.PUT('/api/v1/posts/{id}/bookmark', { ...path(postId), body: collection === undefined ? {} : { collection } })) : take(api.DELETE('/api/v1/posts/{id}/bookmark', path(postId))),
  sent: () => {
    void queryClient.invalidateQueries({ queryKey: ['saved', 'posts'] });
  },
  refused: takeBack,
});

/** Shows a post as it was before, and why. */
function takeBack({ postId, before }: Mark, error: unknown) {
  shade(postId, before);
  toast(errorText(say, error), { isError: true });
}

/** What one does with a post. It is shown at once, kept until the server has it, and taken back when the server refuses. */
export function usePostActions(post: Post) {
  const { id: userId } = useMe();
  const before = { viewer: post.viewer, counts: post.counts };
  const keep = (kind: 'like' | 'bookmark', mark: Mark) => {
    enqueue({ kind, key: `${kind}:${post.id}`, userId, payload: mark }).catch((error: unknown) => {
      takeBack(mark, error);
    });
  };
  return {
    like: (isOn: boolean) => {
      const likes = post.counts.likes === null ? null : post.counts.likes + (isOn ? 1 : -1);
      shade(post.id, { viewer: { ...post.viewer, liked: isOn }, counts: { ...post.counts, likes } });
      keep('like', { postId: post.id, isOn, before });
    },
    bookmark: (isOn: boolean, collection?: string) => {
      shade(post.id, { viewer: { ...post.viewer, bookmarked: isOn } });
      keep('bookmark', { postId: post.id, isOn, before, ...(collection !== undefined && { collection }) });
    },
  };
}
