import { Fragment } from 'react';
import { Link } from 'react-router';

// A hashtag: letters, marks, digits and underscores with at least one letter (Unicode Standard Annex 31, as the server extracts them); a mention: a username.
const pattern = /(?<![\p{L}\p{M}\p{N}_])([#＃][\p{L}\p{M}\p{N}_]+|@[a-z0-9_.]{3,30})/giu;

// Not told from the text around it by its colour alone.
const link = 'text-link underline decoration-edge decoration-1 underline-offset-3 hover:decoration-current';

/** A text whose hashtags and mentions are links; of mentions those only that the server found to be somebody. */
export function Caption({ text, mentions }: { text: string; mentions: readonly { username: string }[] }) {
  return text.split(pattern).map((part, index) => {
    if (index % 2 === 0) return <Fragment key={index}>{part}</Fragment>;
    const name = part.slice(1);
    if (part.startsWith('@')) {
      const username = name.toLowerCase().replace(/\.+$/, '');
      return mentions.some((mention) => mention.username === username) ? (
        <Link key={index} className={`font-medium ${link}`} to={`/u/${username}`}>
          {part}
        </Link>
      ) : (
        <Fragment key={index}>{part}</Fragment>
      );
    }
    return (
      <Link key={index} className={link} to={`/tags/${encodeURIComponent(name)}`}>
        {part}
      </Link>
    );
  });
}
