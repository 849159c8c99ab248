// Which screens of chats the entries of the browser's history show, as far as they were come by since chats were opened.
const seen = new Map<number, string>();

/** The number of the entry that is shown, which the router keeps there; null: unknown. */
function current(): number | null {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'idx' in state && typeof state.idx === 'number' ? state.idx : null;
}

/** What was come by in chats, so that a way up can be a way back. */
export const trail = {
  /** The entry that is shown shows a path. */
  note: (path: string) => {
    const at = current();
    if (at !== null) seen.set(at, path);
  },
  /** Somebody leaves chats: what the entries show after that is not known. */
  forget: () => {
    seen.clear();
  },
  /** Whether the entry before shows a path. */
  isBefore: (path: string) => {
    const at = current();
    return at !== null && at > 0 && seen.get(at - 1) === path;
  },
};
