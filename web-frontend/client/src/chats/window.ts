import type { Message } from './types';

/** A part of a chat's messages without a hole, the oldest first: what is read of it, and whether there is more on either side. */
export interface MessageWindow {
  messages: Message[];
  hasOlder: boolean;
  hasNewer: boolean;
}

// A chat may be endless; what is held of it is not.
const mostHeld = 1_500;

const sequenceOf = (message: Message) => message.sequence ?? Number.MAX_SAFE_INTEGER;

export const lastSequence = (window: MessageWindow | undefined) => window?.messages.at(-1)?.sequence ?? 0;

/** The newest messages, from an answer that has the newest first. */
export const newest = (items: readonly Message[], hasOlder: boolean): MessageWindow => ({ messages: items.toReversed(), hasOlder, hasNewer: false });

/** What came while an answer was on its way is kept. */
export function keepNews(window: MessageWindow, before: MessageWindow | undefined): MessageWindow {
  if (before === undefined || before.hasNewer) return window;
  const last = lastSequence(window);
  return { ...window, messages: [...window.messages, ...before.messages.filter((message) => sequenceOf(message) > last)] };
}

/** With older ones, from an answer that has the newest first. */
export function withOlder(window: MessageWindow, items: readonly Message[], hasOlder: boolean): MessageWindow {
  const first = window.messages[0];
  const older = items.filter((item) => first === undefined || sequenceOf(item) < sequenceOf(first)).toReversed();
  const messages = [...older, ...window.messages];
  return { messages: messages.slice(0, mostHeld), hasOlder, hasNewer: window.hasNewer || messages.length > mostHeld };
}

/** With newer ones, from an answer that has the newest first. */
export function withNewer(window: MessageWindow, items: readonly Message[], hasNewer: boolean): MessageWindow {
  const last = lastSequence(window);
  const messages = [...window.messages, ...items.filter((item) => sequenceOf(item) > last).toReversed()];
  return { messages: messages.slice(-mostHeld), hasOlder: window.hasOlder || messages.length > mostHeld, hasNewer };
}

/** With a message that was just sent by somebody. Where newer ones are not read yet it will be read with them. */
export function withNew(window: MessageWindow, message: Message): MessageWindow {
  if (window.messages.some(({ id }) => id === message.id)) return withChanged(window, message);
  if (window.hasNewer) return window;
  const at = window.messages.findLastIndex((other) => sequenceOf(other) < sequenceOf(message)) + 1;
  return at === 0 && window.hasOlder ? window : { ...window, messages: window.messages.toSpliced(at, 0, message) };
}

export const withChanged = (window: MessageWindow, message: Message): MessageWindow => change(window, message.id, () => message);

export const withReactions = (window: MessageWindow, id: string, reactions: Message['reactions']): MessageWindow =>
  change(window, id, (message) => ({ ...message, reactions }));

/** Of what is deleted for all there stays that it was. */
export const withDeleted = (window: MessageWindow, id: string, at: string): MessageWindow => change(window, id, (message) => emptied(message, at));

export const without = (window: MessageWindow, id: string): MessageWindow => ({ ...window, messages: window.messages.filter((message) => message.id !== id) });

export const emptied = (message: Message, at: string): Message => ({
  ...message,
  text: null,
  body: null,
  media: [],
  reactions: [],
  preview: null,
  replyTo: null,
  forwardedFrom: null,
  forwarded: false,
  deletedAt: message.deletedAt ?? at,
});

function change(window: MessageWindow, id: string, make: (message: Message) => Message): MessageWindow {
  const at = window.messages.findIndex((message) => message.id === id);
  const message = window.messages[at];
  return message === undefined ? window : { ...window, messages: window.messages.with(at, make(message)) };
}

/** The reactions after the user has set or taken back one. */
export function react(reactions: Message['reactions'], emoji: string, isOn: boolean): Message['reactions'] {
  const known = reactions.find((reaction) => reaction.emoji === emoji);
  if (known === undefined) return isOn ? [...reactions, { emoji, count: 1, mine: true }] : reactions;
  if (known.mine === isOn) return reactions;
  const count = known.count + (isOn ? 1 : -1);
  return reactions.flatMap((reaction) => (reaction !== known ? [reaction] : count === 0 ? [] : [{ ...known, count, mine: isOn }]));
}
