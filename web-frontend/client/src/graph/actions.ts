import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api, take, type User } from '../api/api';
import { isMomentary, NetworkError } from '../api/errors';
import { useMe } from '../api/session';
import { useErrorText } from '../ui/errorText';
import { toast } from '../ui/toasts';
import { changeCounts, dropPosts, dropUser } from './caches';
import { relationOf, setRelation, type Relation } from './relations';

/** Which of a user's doings are muted. */
export interface MuteParts {
  posts: boolean;
  stories: boolean;
  notifications: boolean;
}

/** The user whom an act is about; as much of them as whoever acts has. */
export type Subject = Pick<User, 'id' | 'relationship' | 'isPrivate'>;

interface Act {
  /** What it makes of the relation, as far as can be known before the server has answered. */
  change: (user: Subject) => Partial<Relation>;
  send: (id: string, parts: MuteParts | null) => Promise<{ relationship: Relation }>;
  /** Lists of users which the user is no longer in after it. */
  leaves?: string[] | undefined;
  /** Whether it takes the user's posts out of feeds and all else that the viewer sees. */
  hides?: 'feed' | 'everywhere' | undefined;
}

const id = (value: string) => ({ params: { path: { id: value } } });
const userId = (value: string) => ({ params: { path: { userId: value } } });

const acts = {
  follow: { change: ({ isPrivate }) => (isPrivate ? { requested: true } : { following: true }), send: (user) => take(api.PUT('/api/v1/users/{id}/follow', id(user))) },
  unfollow: { change: () => ({ following: false, requested: false }), send: (user) => take(api.DELETE('/api/v1/users/{id}/follow', id(user))), hides: 'feed' },
  removeFollower: { change: () => ({ followedBy: false, closeFriend: false }), send: (user) => take(api.DELETE('/api/v1/followers/{userId}', userId(user))) },
  accept: { change: () => ({ requestedBy: false, followedBy: true }), send: (user) => take(api.POST('/api/v1/follow-requests/{userId}/accept', userId(user))) },
  reject: { change: () => ({ requestedBy: false }), send: (user) => take(api.POST('/api/v1/follow-requests/{userId}/reject', userId(user))) },
  block: {
    change: () => ({ blocking: true, following: false, followedBy: false, requested: false, requestedBy: false, closeFriend: false }),
    send: (user) => take(api.PUT('/api/v1/users/{id}/block', id(user))),
    hides: 'everywhere',
  },
  // Not before the server has done it: what would be shown then is asked for at once.
  unblock: { change: () => ({}), send: (user) => take(api.DELETE('/api/v1/users/{id}/block', id(user))), leaves: ['graph', 'blocks'] },
  mute: { change: () => ({ muting: true }), send: (user, parts) => take(api.PUT('/api/v1/users/{id}/mute', { ...id(user), body: parts })), hides: 'feed' },
  unmute: { change: () => ({ muting: false }), send: (user) => take(api.DELETE('/api/v1/users/{id}/mute', id(user))), leaves: ['graph', 'mutes'] },
  restrict: { change: () => ({ restricting: true }), send: (user) => take(api.PUT('/api/v1/users/{id}/restrict', id(user))) },
  unrestrict: { change: () => ({ restricting: false }), send: (user) => take(api.DELETE('/api/v1/users/{id}/restrict', id(user))), leaves: ['graph', 'restricts'] },
  addCloseFriend: { change: () => ({ closeFriend: true }), send: (user) => take(api.PUT('/api/v1/users/{id}/close-friend', id(user))) },
  removeCloseFriend: { change: () => ({ closeFriend: false }), send: (user) => take(api.DELETE('/api/v1/users/{id}/close-friend', id(user))), leaves: ['graph', 'close-friends'] },
} satisfies Record<string, Act>;

type ActName = keyof typeof acts;

interface Asked {
  name: ActName;
  parts: MuteParts | null;
}

/**
 * What one does about a user: follow, block, mute and so on. It is shown at once wherever the user is shown, taken back and said when the server
 * refuses; then feeds, lists and profiles that it changes are right too. Acts about one user are sent one after the other. Each answers a promise that
 * fails when it was refused, for who waits for it; nobody has to.
 */
export function useRelationActions(user: Subject) {
  const { id: viewerId } = useMe();
  const queries = useQueryClient();
  const text = useErrorText();
  const mutationKey = ['graph', 'act', user.id];

  const show = (before: Relation, after: Relation) => {
    setRelation(viewerId, user.id, after);
    changeCounts(queries, viewerId, user.id, before, after);
  };
  // Of several acts that wait for each other, the last one's answer is the truth.
  const isLast = () => queries.isMutating({ mutationKey }) <= 1;

  const { mutateAsync } = useMutation({
    mutationKey,
    scope: { id: `graph:${user.id}` },
    // Without a connection it is refused at once, rather than done at a time when nobody thinks of it.
    networkMode: 'always',
    retry: (count, error) => count < 2 && isMomentary(error) && !(error instanceof NetworkError),
    mutationFn: ({ name, parts }: Asked) => (acts[name] as Act).send(user.id, parts),
    onMutate: ({ name }) => {
      const before = relationOf(viewerId, user);
      const after = { ...before, ...acts[name].change(user) };
      show(before, after);
      return { before, after };
    },
    onError: (error, _asked, shown) => {
      if (shown && isLast()) show(shown.after, shown.before);
      toast(text(error), { isError: true });
    },
    onSuccess: ({ relationship }, { name, parts }) => {
      if (isLast()) show(relationOf(viewerId, user), relationship);
      const { leaves, hides }: Act = acts[name];
      settle(queries, user.id, { leaves, hides: parts?.posts === false ? undefined : hides });
    },
  });

  const act = (name: ActName, parts: MuteParts | null = null): Promise<unknown> => {
    const done = mutateAsync({ name, parts });
    done.catch(() => undefined); // said by onError
    return done;
  };

  return {
    follow: () => act('follow'),
    unfollow: () => act('unfollow'),
    removeFollower: () => act('removeFollower'),
    accept: () => act('accept'),
    reject: () => act('reject'),
    block: () => act('block'),
    unblock: () => act('unblock'),
    /** Mutes these of the user's doings, and no others. */
    mute: (parts: MuteParts) => act('mute', parts),
    unmute: () => act('unmute'),
    restrict: () => act('restrict'),
    unrestrict: () => act('unrestrict'),
    addCloseFriend: () => act('addCloseFriend'),
    removeCloseFriend: () => act('removeCloseFriend'),
  };
}

/** An act that was confirmed: it is shown already, so the dialog closes, and what is refused is said where it is taken back. */
export const atOnce = (act: () => Promise<unknown>) => () => {
  void act();
  return Promise.resolve();
};

/** Puts right what the act has changed beyond the relation itself. */
function settle(queries: QueryClient, subject: string, { leaves, hides }: { leaves: Act['leaves']; hides: Act['hides'] }) {
  if (leaves) dropUser(queries, subject, leaves);
  if (hides) dropPosts(queries, subject, hides === 'feed' ? [['feed']] : [['feed'], ['explore'], ['tags', 'posts']]);
  if (hides === 'everywhere') {
    void queries.invalidateQueries();
    return;
  }
  // Lists stay under the eyes of who acts in them; they are read anew when somebody comes back to them.
  for (const feature of ['feed', 'explore', 'graph', 'tags']) void queries.invalidateQueries({ queryKey: [feature], refetchType: 'none' });
  for (const queryKey of [['profiles'], ['posts', 'of', subject], ['profiles', 'tagged', subject]]) void queries.invalidateQueries({ queryKey });
}
