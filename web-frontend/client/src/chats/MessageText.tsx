import { Fragment } from 'react';
import { Caption } from '../posts/Caption';

// An address on the web, without the punctuation of the sentence that it ends.
const address = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}'»”])/gi;

/** A text whose addresses, hashtags and mentions are links. */
export function MessageText({ text, mentions }: { text: string; mentions: readonly { username: string }[] }) {
  return text.split(address).map((part, index) =>
    index % 2 === 0 ? (
      <Fragment key={index}>
        <Caption text={part} mentions={mentions} />
      </Fragment>
    ) : (
      <a key={index} className="text-link underline" href={part} target="_blank" rel="noopener noreferrer nofollow">
        {part}
      </a>
    ),
  );
}
