import { useSyncExternalStore } from 'react';
import type { User } from '../api/api';
import { useSession } from '../api/session';

/** What is between the viewer and a user. */
export type Relation = NonNullable<User['relationship']>;

/** Where nothing is. */
export const noRelation: Relation = {
  following: false,
  followedBy: false,
  requested: false,
  blocking: false,
  muting: false,
  requestedBy: false,
  restricting: false,
  closeFriend: false,
};

/**
 * What is known of relations beyond the answers that brought the users: what the viewer has just done, and what the server said to it. Lists keep the
 * answers; whatever shows a user shows the relation of here, so that all places tell the same, whichever list a user came with.
 */
interface Shadow {
  /** Whose relation it is: another who signs in here sees nothing of it. */
  viewerId: string;
  relation: Relation;
  /** When it was last changed, by the clock of `performance.now()`; an answer that was asked for later says it itself. */
  at: number;
}

const shadows = new Map<string, Shadow>();
const watchers = new Map<string, Set<() => void>>();

const most = 5_000;

function tell(id: string) {
  for (const watcher of watchers.get(id) ?? []) watcher();
}

/** Makes known what is between the viewer and a user. */
export function setRelation(viewerId: string, userId: string, relation: Relation) {
  shadows.delete(userId); // so that the newest are last
  shadows.set(userId, { viewerId, relation, at: performance.now() });
  for (const oldest of shadows.keys()) {
    if (shadows.size <= most) break;
    shadows.delete(oldest);
  }
  tell(userId);
}

/**
 * Takes users from an answer that was asked for at a time: of whom something is known that is older than that, this is known from now on. It is not
 * forgotten, for other answers, older still, may be on the screen.
 */
export function receiveUsers(users: readonly User[], askedAt: number) {
  for (const { id, relationship } of users) {
    const shadow = shadows.get(id);
    if (shadow === undefined || shadow.at >= askedAt || relationship === undefined) continue;
    shadows.set(id, { ...shadow, relation: relationship });
    tell(id);
  }
}

const known = (viewerId: string | undefined, userId: string): Relation | undefined => {
  const shadow = shadows.get(userId);
  return shadow?.viewerId === viewerId ? shadow?.relation : undefined;
};

/** What is between the viewer and a user, by what is known now; where a user came without, nothing is. */
export const relationOf = (viewerId: string, user: Pick<User, 'id' | 'relationship'>): Relation => known(viewerId, user.id) ?? user.relationship ?? noRelation;

/** The same, kept up to date. */
export function useRelation(user: Pick<User, 'id' | 'relationship'>): Relation {
  const viewerId = useSession().user?.id;
  const { id } = user;
  const relation = useSyncExternalStore(
    (watcher) => {
      const all = watchers.get(id) ?? new Set();
      watchers.set(id, all);
      all.add(watcher);
      return () => {
        all.delete(watcher);
        if (all.size === 0) watchers.delete(id);
      };
    },
    () => known(viewerId, id),
  );
  return relation ?? user.relationship ?? noRelation;
}
