import { useSyncExternalStore } from 'react';

// How much of each file was uploaded in this visit, 0 to 1.
let uploaded: ReadonlyMap<string, number> = new Map();
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Says how much of a file was uploaded; null: nothing more is to be said of it. */
export function setUploaded(fileId: string, part: number | null) {
  const next = new Map(uploaded);
  if (part === null) next.delete(fileId);
  else next.set(fileId, part);
  uploaded = next;
  for (const listener of listeners) listener();
}

/** How much of each file was uploaded. */
export const useUploaded = () => useSyncExternalStore(subscribe, () => uploaded);

// Posts that could not be sent just now, by their keys.
let held: ReadonlySet<string> = new Set();

/** Says whether a post waits because the server cannot be reached. */
export function setHeld(postId: string, isHeld: boolean) {
  if (held.has(postId) === isHeld) return;
  held = isHeld ? new Set([...held, postId]) : new Set([...held].filter((id) => id !== postId));
  for (const listener of listeners) listener();
}

/** Which posts wait because the server cannot be reached. */
export const useHeld = () => useSyncExternalStore(subscribe, () => held);
