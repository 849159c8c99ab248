import { useSyncExternalStore } from 'react';
import { owner } from '../offline/owner';
import { draftsKey } from '../offline/storage';
import { storageListeners } from '../offline/storageListeners';

interface Stored {
  userId: string | null;
  /** By chat, the one that was changed last at the end. */
  texts: Record<string, string>;
}

const most = 100;

// Written so long after a key was pressed, and when the page is left.
const pause = 500;

const nothing: Stored = { userId: null, texts: {} };

// What this tab has changed and not written: so tabs do not undo each other's.
const unwritten = new Map<string, string>();
const { subscribe, tell } = storageListeners();
let timer: ReturnType<typeof setTimeout> | undefined;
let read: { text: string | null; stored: Stored } = { text: null, stored: nothing };

function parse(text: string | null): Stored {
  try {
    return text === null ? nothing : (JSON.parse(text) as Stored);
  } catch {
    return nothing;
  }
}

/** What is kept of this user's; another's is theirs. */
function stored(): Record<string, string> {
  const text = localStorage.getItem(draftsKey);
  if (text !== read.text) read = { text, stored: parse(text) };
  return read.stored.userId === owner.get() ? read.stored.texts : {};
}

function write() {
  clearTimeout(timer);
  timer = undefined;
  if (unwritten.size === 0) return;
  const { ...texts } = stored();
  for (const [chatId, text] of unwritten) {
    Reflect.deleteProperty(texts, chatId);
    if (text !== '') texts[chatId] = text;
  }
  try {
    localStorage.setItem(draftsKey, JSON.stringify({ userId: owner.get(), texts: Object.fromEntries(Object.entries(texts).slice(-most)) } satisfies Stored));
    unwritten.clear();
  } catch {
    // There is no room: it is there as long as the page is.
  }
}

window.addEventListener('pagehide', write);
// Who has signed out leaves nothing behind.
owner.subscribe(() => {
  unwritten.clear();
});

/** What was begun to be written in chats, on this device, until they sign out. */
export const drafts = {
  get: (chatId: string) => unwritten.get(chatId) ?? stored()[chatId] ?? '',
  set: (chatId: string, text: string) => {
    unwritten.set(chatId, text);
    timer ??= setTimeout(write, pause);
    tell();
  },
};

/** What was begun to be written in a chat, kept up to date. */
export const useDraft = (chatId: string) => useSyncExternalStore(subscribe, () => drafts.get(chatId));
