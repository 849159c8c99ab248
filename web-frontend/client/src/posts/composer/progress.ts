import { useSyncExternalStore } from 'react';

// How much of each file was uploaded in this visit, 0 to 1.
let uploaded: ReadonlyMap<string, number> = new Map();
const listeners = new Set<() => void>();

/** Says how much of a file was uploaded; null: nothing more is to be said of it. */
export function setUploaded(fileId: string, part: number | null) {
  const next = new Map(uploaded);
  if (part === null) next.delete(fileId);
  else next.set(fileId, part);
  uploaded = next;
  for (const listener of listeners) listener();
}

/** How much of each file was uploaded. */
export const useUploaded = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => uploaded,
  );
