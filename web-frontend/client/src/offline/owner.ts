let id: string | null = null;
const listeners = new Set<() => void>();

/** Whose data is read, kept and sent here: the id of who is signed in, as the session says; null: nobody is. What others have left is theirs. */
export const owner = {
  get: () => id,
  set: (next: string | null) => {
    if (next === id) return;
    id = next;
    for (const listener of listeners) listener();
  },
  subscribe: (listener: () => void) => {
    listeners.add(listener);
  },
};
