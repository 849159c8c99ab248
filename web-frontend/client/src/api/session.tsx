import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { owner } from '../offline/owner';
import { forgetAll } from '../offline/storage';
import { api, done, take, type Me, type Schemas } from './api';
import { ApiError } from './errors';
import { adopt, clearToken, mayHaveSession, onSessionEnd, setToken } from './token';

export interface Session {
  /** Null: nobody is signed in. */
  user: Me | null;
  /** Takes what signing in, by whatever means, has answered. */
  signedIn: (answer: Schemas['SignedInAnswer']) => Promise<void>;
  /** Ends the session, forgets all of it here and in other tabs, and begins anew at the first page. */
  signOut: () => Promise<void>;
  /** The same for a session that has ended at the server: signed out everywhere, the account left. Goes to a path, or to the first page. */
  forget: (to?: string) => Promise<void>;
  /** Takes one's own data anew, after an edit. */
  update: (user: Me) => void;
  /** Asks the server for one's own data; nothing where nobody is signed in. */
  refresh: () => Promise<void>;
  /** Takes up a session that is in the cookie alone, as after signing in at a provider; false: there is none. */
  resume: () => Promise<boolean>;
}

const me = () => take(api.GET('/api/v1/auth/me'));

const Context = createContext<Session | null>(null);

const meKey = 'instahub:me';

function remembered(): Me | null {
  const text = localStorage.getItem(meKey);
  return text === null ? null : (JSON.parse(text) as Me);
}

/** Who was signed in here; the server is not asked, so that it is there at once and offline. */
export const restore = (): Me | null => (mayHaveSession() ? remembered() : null);

// What was kept is read, and what waits is sent, before anything is rendered.
owner.set(restore()?.id ?? null);

/** What is kept here of anybody else is forgotten, also where they did not sign out. A browser that keeps nothing has nothing to forget. */
async function forgetOthers({ id }: Me) {
  if (remembered()?.id !== id) await forgetAll().catch(() => undefined);
}

/**
 * Follows what other tabs write: another user, or nobody. It holds too where a tab slept while the others were told (`BroadcastChannel` reaches only who
 * is awake): then when it is looked at again.
 */
function followTabs(userId: string | undefined, end: () => void, take: (user: Me) => void) {
  const compare = () => {
    const now = restore();
    if (now === null) {
      if (userId !== undefined) end();
    } else if (userId === undefined || now.id === userId) {
      take(now);
    } else {
      // Whoever signed out has emptied the database; what is in it by now is another user's.
      location.reload();
    }
  };
  const onStorage = ({ key }: StorageEvent) => {
    if (key === null || key === meKey) compare();
  };
  const onVisible = () => {
    if (document.visibilityState === 'visible') compare();
  };
  window.addEventListener('storage', onStorage);
  document.addEventListener('visibilitychange', onVisible);
  return () => {
    window.removeEventListener('storage', onStorage);
    document.removeEventListener('visibilitychange', onVisible);
  };
}

/** Who is signed in. Data of another user never outlives a sign-out: memory, the database of the browser and what waits to be sent are emptied. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [user, setState] = useState(restore);
  const queries = useQueryClient();

  const setUser = useCallback((next: Me | null) => {
    owner.set(next?.id ?? null);
    setState(next);
  }, []);

  const update = useCallback((next: Me | null) => {
    if (next === null) localStorage.removeItem(meKey);
    else localStorage.setItem(meKey, JSON.stringify(next));
    setUser(next);
  }, [setUser]);

  const end = useCallback(
    async (to?: string) => {
      update(null);
      queries.clear();
      // A browser that keeps nothing has nothing to forget.
      await forgetAll().catch(() => undefined);
      // What modules have in memory is forgotten by loading the page again.
      if (to === undefined) location.reload();
      else location.assign(to);
    },
    [queries, update],
  );

  useEffect(() => {
    onSessionEnd(() => void end());
    // A cookie may be there without what this browser remembers of its user, as after signing in at a provider.
    const ask = async () => {
      const now = await me();
      const before = remembered();
      await forgetOthers(now);
      update(now);
      // What modules have in memory is of who was here before.
      if (before !== null && before.id !== now.id) location.reload();
    };
    if (mayHaveSession()) ask().catch(() => undefined);
  }, [end, update]);

  const userId = user?.id;
  useEffect(() => followTabs(userId, () => void end(), setUser), [userId, end, setUser]);

  const value = useMemo<Session>(
    () => ({
      user,
      update,
      refresh: async () => {
        if (mayHaveSession()) update(await me());
      },
      resume: async () => {
        if ((await adopt()) === null) return false;
        const now = await me();
        queries.clear();
        await forgetOthers(now);
        update(now);
        return true;
      },
      signedIn: async (answer) => {
        queries.clear();
        await forgetOthers(answer.user);
        setToken(answer.accessToken, answer.expiresIn);
        update(answer.user);
      },
      signOut: async () => {
        try {
          await done(api.POST('/api/v1/auth/logout'));
        } catch (error) {
          // Else the cookie stays: who is told that they are signed out must be.
          if (!(error instanceof ApiError && error.status === 401)) throw error;
        }
        clearToken();
        await end('/');
      },
      forget: (to = '/') => {
        clearToken();
        return end(to);
      },
    }),
    [user, update, queries, end],
  );
  return <Context value={value}>{children}</Context>;
}

export function useSession(): Session {
  const value = use(Context);
  if (value === null) throw new Error('There is no SessionProvider.');
  return value;
}

/** The user, where routes make sure that there is one. */
export function useMe(): Me {
  const { user } = useSession();
  if (user === null) throw new Error('Nobody is signed in.');
  return user;
}
