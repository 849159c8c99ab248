import { useEffect, useSyncExternalStore } from 'react';
import { useLive, useLiveEvent } from './live';

/** Whether somebody is there, as far as the user may know. */
export interface Presence {
  /** online, away, dnd or offline. */
  status: string;
  lastSeen: string | null;
}

interface Watched {
  users: { userId: string; status: string; lastSeen: string | null }[];
}

// The hub watches so many users of a connection.
const most = 200;

const known = new Map<string, Presence>();
const watching = new Map<string, number>();
const listeners = new Set<() => void>();

function learn(userId: string, change: Partial<Presence>) {
  known.set(userId, { status: 'offline', lastSeen: null, ...known.get(userId), ...change });
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** What is known of somebody whom a component above watches; undefined: nothing. */
export const usePresenceOf = (userId: string | undefined) => useSyncExternalStore(subscribe, () => (userId === undefined ? undefined : known.get(userId)));

/** Asks the hub whether users are there, while the component is. */
export function useWatchedPresence(userIds: readonly string[]) {
  const { state, call } = useLive();
  const ids = userIds.slice(0, most).join(' ');

  useLiveEvent('user:status', ({ userId, status }) => {
    learn(userId, status === 'offline' ? { status } : { status, lastSeen: null });
  });
  useLiveEvent('user:last-seen', ({ userId, at }) => {
    learn(userId, { lastSeen: at });
  });

  useEffect(() => {
    if (state !== 'connected' || ids === '') return;
    const wanted = ids.split(' ');
    const ignore = () => undefined; // the connection is gone; the next one watches anew
    const added = wanted.filter((id) => !watching.has(id));
    for (const id of wanted) watching.set(id, (watching.get(id) ?? 0) + 1);
    if (added.length > 0) {
      call<Watched>('presence:watch', { users: added }).then(({ users }) => {
        for (const { userId, status, lastSeen } of users) learn(userId, { status, lastSeen });
      }, ignore);
    }
    return () => {
      const released = wanted.filter((id) => {
        const count = (watching.get(id) ?? 1) - 1;
        if (count > 0) watching.set(id, count);
        else watching.delete(id);
        return count === 0;
      });
      for (const id of released) known.delete(id); // nobody tells what becomes of it
      if (released.length > 0) call('presence:unwatch', { users: released }).catch(ignore);
    };
  }, [state, ids, call]);
}
