import { useState } from 'react';
import { Link } from 'react-router';
import type { Post } from '../api/api';
import { useI18n } from '../i18n/i18n';
import { classes } from '../ui/classes';
import { Caption } from './Caption';

// Longer ones, and those of more lines, are folded.
const [fewCharacters, fewLines] = [180, 3];

/** What a post says below its pictures; of a long one the beginning, until somebody wants more. */
export function PostCaption({ post, isFolded = true }: { post: Post; isFolded?: boolean }) {
  const { t, rich } = useI18n();
  const [isOpen, setOpen] = useState(false);
  const { author, caption, mentions } = post;
  if (caption === '') return null;
  const isLong = isFolded && !isOpen && (caption.length > fewCharacters || caption.split('\n').length > fewLines);
  return (
    <div>
      <p className={classes('w-fit max-w-full wrap-anywhere whitespace-pre-line', isLong && 'line-clamp-3')} dir="auto">
        {rich('posts.caption', {
          author: (
            <Link className="font-bold text-ink no-underline hover:underline" to={`/u/${author.username}`}>
              {author.username}
            </Link>
          ),
          text: <Caption text={caption} mentions={mentions} />,
        })}
      </p>
      {isLong && (
        <button
          type="button"
          className="min-h-9 text-soft hover:text-ink"
          onClick={() => {
            setOpen(true);
          }}
        >
          {t('posts.showAll')}
        </button>
      )}
    </div>
  );
}
