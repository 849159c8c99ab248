import { createContext, use } from 'react';
import type { Chat, Message } from './types';
import type { Waiting } from './sending';

/** How far somebody else has received and read. */
export interface Mark {
  userId: string;
  name: string;
  readUpTo: number;
  deliveredUpTo: number;
}

/** What the lines of a thread need of it. */
export interface ThreadActs {
  chat: Chat;
  /** Null: nobody is told of receipts. */
  marks: readonly Mark[] | null;
  openMenu: (message: Message) => void;
  openPhotos: (message: Message, index: number) => void;
  jump: (sequence: number) => void;
  react: (message: Message, emoji: string, isOn: boolean) => void;
  retry: (waiting: Waiting) => void;
  discard: (waiting: Waiting) => void;
}

export const ThreadContext = createContext<ThreadActs | null>(null);

export function useThread(): ThreadActs {
  const value = use(ThreadContext);
  if (value === null) throw new Error('There is no thread.');
  return value;
}
