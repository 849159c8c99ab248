import { useState } from 'react';
import { useI18n } from '../i18n/i18n';
import { classes } from '../ui/classes';
import { Button } from '../ui/Button';

const common = ['👍', '❤️', '😂', '😮', '😢', '🙏', '🔥', '🎉', '👏', '😍', '🤔', '👎'];

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The emoji that a text is; null: it is something else, or more. */
export function emojiOf(text: string): string | null {
  const all = [...segmenter.segment(text.trim())].map(({ segment }) => segment);
  const [first] = all;
  return all.length === 1 && first !== undefined && /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u.test(first) ? first : null;
}

/** Reactions to choose from, and a line for any other. */
export function EmojiRow({ mine, onPick }: { mine: readonly string[]; onPick: (emoji: string, isOn: boolean) => void }) {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const other = emojiOf(text);
  const all = [...common, ...mine.filter((emoji) => !common.includes(emoji))];
  return (
    <div className="mt-3 grid grid-cols-1 gap-2">
      <div className="-mx-1.5 flex flex-wrap" role="group" aria-label={t('chats.react')}>
        {all.map((emoji) => (
          <button
            key={emoji}
            type="button"
            className={classes('touch rounded-full text-xl', mine.includes(emoji) ? 'bg-brand-soft ring-2 ring-brand' : 'hover:bg-sunken')}
            aria-pressed={mine.includes(emoji)}
            onClick={() => {
              onPick(emoji, !mine.includes(emoji));
            }}
          >
            {emoji}
          </button>
        ))}
      </div>
      <form
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (other !== null) onPick(other, true);
        }}
      >
        <input
          className="min-h-11 min-w-0 flex-1 rounded-md border border-edge bg-surface px-3 placeholder:text-soft"
          aria-label={t('chats.otherEmoji')}
          placeholder={t('chats.otherEmoji')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
        <Button type="submit" kind="secondary" disabled={other === null}>
          {t('chats.react')}
        </Button>
      </form>
    </div>
  );
}
