import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { forgetAll } from '../offline/storage';
import { api, done, take, type Me, type Schemas } from './api';
import { ApiError } from './errors';
import { clearToken, mayHaveSession, onSessionEnd, setToken } from './token';

export interface Session {
  /** Null: nobody is signed in. */
  user: Me | null;
  /** Takes what signing in, by whatever means, has answered. */
  signedIn: (answer: Schemas['SignedInAnswer']) => void;
  signOut: () => Promise<void>;
  /** Forgets the session that has ended at the server: signed out everywhere, the account left. */
  forget: () => void;
  /** Takes one's own data anew, after an edit. */
  update: (user: Me) => void;
}

const Context = createContext<Session | null>(null);

const meKey = 'instahub:me';

function remembered(): Me | null {
  const text = localStorage.getItem(meKey);
  return text === null ? null : (JSON.parse(text) as Me);
}

/** Who was signed in here; the server is not asked, so that it is there at once and offline. */
export const restore = (): Me | null => (mayHaveSession() ? remembered() : null);

/** Who is signed in. Data of another user never outlives a sign-out: memory, the database of the browser and what waits to be sent are emptied. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [user, setUser] = useState(restore);
  const queries = useQueryClient();

  const update = useCallback((next: Me | null) => {
    if (next === null) localStorage.removeItem(meKey);
    else localStorage.setItem(meKey, JSON.stringify(next));
    setUser(next);
  }, []);

  const end = useCallback(() => {
    update(null);
    queries.clear();
    void forgetAll();
  }, [queries, update]);

  useEffect(() => {
    onSessionEnd(end);
    // A cookie may be there without what this browser remembers of its user, as after signing in at a provider.
    if (mayHaveSession()) take(api.GET('/api/v1/auth/me')).then(update, () => undefined);
  }, [end, update]);

  const value = useMemo<Session>(
    () => ({
      user,
      update,
      signedIn: (answer) => {
        queries.clear();
        setToken(answer.accessToken, answer.expiresIn);
        update(answer.user);
      },
      signOut: async () => {
        try {
          await done(api.POST('/api/v1/auth/logout'));
        } catch (error) {
          // Without a server the cookie would stay: who is told that they are signed out must be.
          if (!(error instanceof ApiError)) throw error;
        }
        clearToken();
        end();
      },
      forget: () => {
        clearToken();
        end();
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
