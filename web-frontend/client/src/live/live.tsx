import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useEffectEvent, useMemo, useRef, useState, type ReactNode } from 'react';
import { useSession } from '../api/session';
import { LiveConnection, type LiveState } from './connection';
import type { LiveEvents } from './events';

type Handler<Name extends keyof LiveEvents> = (data: LiveEvents[Name]) => void;

interface Live {
  state: LiveState;
  /** Calls a method of the hub; fails where there is no connection. */
  call: <T>(method: string, argument: unknown) => Promise<T>;
  on: <Name extends keyof LiveEvents>(name: Name, handler: Handler<Name>) => () => void;
}

const Context = createContext<Live | null>(null);

// So long after it is known who is there: what is on the screen comes first.
const delay = 1_000;

/**
 * Holds the connection while somebody is signed in. What is known of the server is read anew when too much was missed. Pages are loaded just before they connect for
 * the first time: then only what is added to by events is read anew, chats and notifications, and not the whole screen twice.
 */
export function LiveProvider({ children }: { children: ReactNode }) {
  const { user } = useSession();
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const connection = useRef<LiveConnection | null>(null);
  const handlers = useRef(new Map<string, Set<(data: never) => void>>());
  const userId = user?.id;

  useEffect(() => {
    if (userId === undefined) return;
    const made = new LiveConnection(
      (name, data) => {
        for (const handler of handlers.current.get(name) ?? []) handler(data as never);
      },
      (isFirst) => queries.invalidateQueries(isFirst ? { predicate: ({ queryKey }) => queryKey[0] === 'chats' || queryKey[0] === 'notifications' } : {}),
      setState,
    );
    const timer = setTimeout(() => {
      connection.current = made;
      void made.start();
    }, delay);
    return () => {
      clearTimeout(timer);
      connection.current = null;
      setState('connecting');
      void made.stop();
    };
  }, [userId, queries]);

  const value = useMemo<Live>(
    () => ({
      state,
      call: (method, argument) => connection.current?.call(method, argument) ?? Promise.reject(new Error('There is no connection.')),
      on: (name, handler) => {
        const all = handlers.current.get(name) ?? new Set();
        handlers.current.set(name, all);
        all.add(handler);
        return () => {
          all.delete(handler);
        };
      },
    }),
    [state],
  );
  return <Context value={value}>{children}</Context>;
}

export function useLive(): Live {
  const value = use(Context);
  if (value === null) throw new Error('There is no LiveProvider.');
  return value;
}

/** Takes an event while the component is there. */
export function useLiveEvent<Name extends keyof LiveEvents>(name: Name, handler: Handler<Name>) {
  const { on } = useLive();
  const take = useEffectEvent(handler);
  useEffect(
    () =>
      on(name, (data) => {
        take(data);
      }),
    [on, name],
  );
}
