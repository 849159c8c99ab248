import { useSyncExternalStore } from 'react';

// Who writes says so again before this; that they have stopped may be lost.
const patience = 6_000;

const writers = new Map<string, Map<string, ReturnType<typeof setTimeout>>>();
let shown: ReadonlyMap<string, readonly string[]> = new Map();
const listeners = new Set<() => void>();

function changed(chatId: string) {
  shown = new Map(shown).set(chatId, [...(writers.get(chatId)?.keys() ?? [])]);
  for (const listener of listeners) listener();
}

/** Takes that somebody writes in a chat, or no more. They are forgotten after a while. */
export function setTyping(chatId: string, userId: string, isOn: boolean) {
  const all = writers.get(chatId) ?? new Map<string, ReturnType<typeof setTimeout>>();
  if (!isOn && !all.has(userId)) return;
  writers.set(chatId, all);
  clearTimeout(all.get(userId));
  all.delete(userId);
  if (isOn) all.set(userId, setTimeout(setTyping, patience, chatId, userId, false));
  changed(chatId);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

const nobody: readonly string[] = [];

/** The ids of who is writing in a chat. */
export const useTyping = (chatId: string) => useSyncExternalStore(subscribe, () => shown.get(chatId) ?? nobody);
