import { useEffect } from 'react';
import type { Post } from '../api/api';
import { useLive } from '../live/live';
import { shade } from '../posts/shadows';

// The hub watches so many posts of a connection; of a long list those that were read last.
const most = 100;

interface Watched {
  posts: { id: string; counts: { likes: number | null; comments: number } }[];
}

/** Asks the hub for the numbers under posts while they are on the page. */
export function useWatchedPosts(posts: readonly Post[], call: (method: string, argument: unknown) => Promise<unknown>) {
  const { state } = useLive();
  const ids = posts
    .slice(-most)
    .map(({ id }) => id)
    .join(' ');
  useEffect(() => {
    if (state !== 'connected' || ids === '') return;
    const watched = ids.split(' ');
    const ignore = () => undefined; // the connection is gone; the next one watches anew
    call('post:watch', { posts: watched }).then((answer) => {
      for (const { id, counts } of (answer as Watched).posts) shade(id, { counts });
    }, ignore);
    return () => {
      call('post:unwatch', { posts: watched }).catch(ignore);
    };
  }, [state, ids, call]);
}
