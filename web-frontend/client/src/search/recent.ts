import { useSyncExternalStore } from 'react';
import type { User } from '../api/api';
import { recentSearchesKey } from '../offline/storage';
import { storageListeners } from '../offline/storageListeners';

/** Somebody, or a hashtag, that was found before. */
export type Recent = ({ kind: 'user' } & Pick<User, 'id' | 'username' | 'displayName' | 'avatar'>) | { kind: 'tag'; tag: string };

/** So many are kept, on this device alone. */
export const mostRecent = 15;

/** What tells one from another. */
export const keyOf = (recent: Recent) => (recent.kind === 'user' ? recent.id : `#${recent.tag}`);

/** With one at the beginning, which is there once. */
export const withRecent = (list: readonly Recent[], recent: Recent): Recent[] => [recent, ...withoutRecent(list, recent)].slice(0, mostRecent);

export const withoutRecent = (list: readonly Recent[], recent: Recent): Recent[] => list.filter((each) => keyOf(each) !== keyOf(recent));

/** Takes what was kept; nothing where that is damaged. */
export function parse(text: string | null): Recent[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? list.filter(isRecent) : [];
  } catch {
    return [];
  }
}

function isRecent(value: unknown): value is Recent {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  if (value.kind === 'tag') return 'tag' in value && typeof value.tag === 'string';
  return value.kind === 'user' && ['id', 'username', 'displayName'].every((name) => typeof Object.entries(value).find(([key]) => key === name)?.[1] === 'string');
}

let read: { text: string | null; list: readonly Recent[] } = { text: null, list: [] };
const { subscribe, tell } = storageListeners();

// Parsed anew only when it has changed, be it by another tab or by signing out.
function get(): readonly Recent[] {
  const text = localStorage.getItem(recentSearchesKey);
  if (read.text !== text) read = { text, list: parse(text) };
  return read.list;
}

function set(next: readonly Recent[]) {
  localStorage.setItem(recentSearchesKey, JSON.stringify(next));
  tell();
}

/** What was found here before, the last first. */
export const recents = {
  add: (recent: Recent) => {
    set(withRecent(get(), recent));
  },
  remove: (recent: Recent) => {
    set(withoutRecent(get(), recent));
  },
  clear: () => {
    set([]);
  },
};

export const useRecents = () => useSyncExternalStore(subscribe, get);
