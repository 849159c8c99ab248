import { useEffect } from 'react';
import { useLive } from '../live/live';
import { shade } from './shadows';

type Call = (method: string, argument: unknown) => Promise<unknown>;

interface Watched {
  posts: { id: string; counts: { likes: number | null; comments: number } }[];
}

// What comes and goes meanwhile is told to the hub together.
const delay = 150;

// The hub takes so many posts of a call.
const most = 200;

/** How many of what is on the page want to know of a post, and what the hub is to be told of that. */
const wanted = new Map<string, number>();
const added = new Set<string>();
const dropped = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Asks the hub for the numbers under a post while it is near the screen: while what shows it is in the page. */
export function useWatchedPost(id: string) {
  const { state, call } = useLive();
  useEffect(() => {
    if (state !== 'connected') return;
    const count = wanted.get(id) ?? 0;
    wanted.set(id, count + 1);
    if (count === 0) {
      dropped.delete(id);
      added.add(id);
      plan(call);
    }
    return () => {
      const left = (wanted.get(id) ?? 0) - 1;
      if (left > 0) {
        wanted.set(id, left);
        return;
      }
      wanted.delete(id);
      added.delete(id);
      dropped.add(id);
      plan(call);
    };
  }, [state, call, id]);
}

function plan(call: Call) {
  timer ??= setTimeout(() => {
    timer = undefined;
    const [watch, unwatch] = [[...added].slice(-most), [...dropped].slice(-most)];
    added.clear();
    dropped.clear();
    const ignore = () => undefined; // the connection is gone; the next one watches anew
    // First what is not wanted any more: there is a limit.
    if (unwatch.length > 0) call('post:unwatch', { posts: unwatch }).catch(ignore);
    if (watch.length > 0)
      call('post:watch', { posts: watch }).then((answer) => {
        for (const { id, counts } of (answer as Watched).posts) shade(id, { counts });
      }, ignore);
  }, delay);
}
