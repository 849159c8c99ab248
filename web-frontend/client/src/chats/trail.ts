import { historyIndex } from '../ui/historyIndex';

// Which screens of chats the entries of the browser's history show, as far as they were come by since chats were opened.
const seen = new Map<number, string>();

/** What was come by in chats, so that a way up can be a way back. */
export const trail = {
  /** The entry that is shown shows a path. */
  note: (path: string) => {
    const at = historyIndex();
    if (at !== null) seen.set(at, path);
  },
  /** Somebody leaves chats: what the entries show after that is not known. */
  forget: () => {
    seen.clear();
  },
  /** Whether the entry before shows a path. */
  isBefore: (path: string) => {
    const at = historyIndex();
    return at !== null && at > 0 && seen.get(at - 1) === path;
  },
};
