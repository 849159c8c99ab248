import type { MessageKey } from './keys';

type Speak = (key: MessageKey, values?: Record<string, string | number>) => string;

let speak: Speak = (key) => key;

/** Says which messages {@link say} takes. */
export function speakBy(next: Speak) {
  speak = next;
}

/** A message in the language of the page, for what happens outside of components: in the background. */
export const say: Speak = (key, values) => speak(key, values);
