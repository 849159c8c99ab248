import { useSyncExternalStore } from 'react';
import type { Post } from '../api/api';

/**
 * What is known of posts beyond the answer that brought them: what the user has just done and what the hub told. Lists keep the answers; a card shows
 * the answer with its shadow, so that a like changes one card, however many posts there are, and is taken back by forgetting it.
 */
interface Shadow {
  change: Partial<Post> | 'deleted';
  /** When it was last changed, by the clock of `performance.now()`; an answer that was asked for later says it itself. */
  at: number;
}

const shadows = new Map<string, Shadow>();
const watchers = new Map<string, Set<() => void>>();

const most = 5_000;

function tell(id: string) {
  for (const watcher of watchers.get(id) ?? []) watcher();
}

/** Adds to what is known of a post. */
export function shade(id: string, change: Partial<Post> | 'deleted') {
  const before = shadows.get(id)?.change;
  if (before === 'deleted') return;
  shadows.delete(id); // so that the newest are last
  shadows.set(id, { change: change === 'deleted' ? change : { ...before, ...change }, at: performance.now() });
  for (const oldest of shadows.keys()) {
    if (shadows.size <= most) break;
    shadows.delete(oldest);
  }
  tell(id);
}

/** Says what is known of a post that is there after all: its author has changed it, or put it away. */
export function revive(id: string, change: Partial<Post>) {
  if (shadows.get(id)?.change === 'deleted') shadows.delete(id);
  shade(id, change);
}

/** Whether its author has put a post away in this visit: then it is gone for others alone. */
export function isPutAway(id: string): boolean {
  const change = shadows.get(id)?.change;
  return typeof change === 'object' && change.flags?.archived === true;
}

/** Takes posts from an answer that was asked for at a time; what was known before that, they know themselves. */
export function receive(posts: readonly Post[], askedAt: number) {
  for (const { id } of posts) {
    const shadow = shadows.get(id);
    if (shadow === undefined || shadow.at >= askedAt) continue;
    shadows.delete(id);
    tell(id);
  }
}

/** A post with all that is known of it; null: it is gone. */
export function shaded(post: Post): Post | null {
  const change = shadows.get(post.id)?.change;
  return change === undefined ? post : change === 'deleted' ? null : { ...post, ...change };
}

export function forgetShadows() {
  shadows.clear();
}

/** The same, kept up to date. */
export function useShaded(post: Post): Post | null {
  const shadow = useSyncExternalStore(
    (watcher) => {
      const all = watchers.get(post.id) ?? new Set();
      watchers.set(post.id, all);
      all.add(watcher);
      return () => {
        all.delete(watcher);
        if (all.size === 0) watchers.delete(post.id);
      };
    },
    () => shadows.get(post.id),
  );
  return shadow === undefined ? post : shaded(post);
}
