const mention = (username: string | undefined) => (username === undefined ? '' : `@${username} `);

/** A text that was begun, as it is when it is meant for somebody else, or for nobody: the name at its beginning changes, what was written stays. */
export const addressed = (text: string, before: string | undefined, now: string | undefined): string =>
  mention(now) + (text.startsWith(mention(before)) ? text.slice(mention(before).length) : text);
