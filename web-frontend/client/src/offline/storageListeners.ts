/** Tells of changes of what `localStorage` keeps: by this tab, which says so with `tell`, and by others. */
export function storageListeners() {
  const listeners = new Set<() => void>();
  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      window.addEventListener('storage', listener);
      return () => {
        listeners.delete(listener);
        window.removeEventListener('storage', listener);
      };
    },
    tell: () => {
      for (const listener of listeners) listener();
    },
  };
}
