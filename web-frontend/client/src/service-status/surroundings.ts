/** What the watcher needs to know of the browser: whether anybody is looking, and whether there is a network. */
export interface Surroundings {
  readonly isVisible: () => boolean;
  readonly isOnline: () => boolean;
  /** Calls back after either has changed, until the returned function is called. */
  readonly onChange: (callback: () => void) => () => void;
}

export const browserSurroundings: Surroundings = {
  isVisible: () => document.visibilityState === 'visible',
  isOnline: () => navigator.onLine,
  onChange: (callback) => {
    document.addEventListener('visibilitychange', callback);
    window.addEventListener('online', callback);
    window.addEventListener('offline', callback);
    return () => {
      document.removeEventListener('visibilitychange', callback);
      window.removeEventListener('online', callback);
      window.removeEventListener('offline', callback);
    };
  },
};
