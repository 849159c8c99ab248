import { Plus, X } from 'lucide-react';
import { useId, useRef } from 'react';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { classes } from '../ui/classes';
import { IconButton } from '../ui/IconButton';

// The server's limits of a profile's links.
const [mostLinks, longestLink] = [5, 200];

/** Some addresses, a line each. */
export function LinksField({ links, error, onChange }: { links: readonly string[]; error: string | undefined; onChange: (links: string[]) => void }) {
  const { t } = useI18n();
  const id = useId();
  const list = useRef<HTMLFieldSetElement>(null);
  const focusLater = (index: number) => {
    requestAnimationFrame(() => list.current?.querySelectorAll('input')[index]?.focus());
  };
  return (
    <fieldset className="grid gap-2" ref={list} aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend className="mb-1.5 font-medium">{t('profiles.links')}</legend>
      {links.map((link, index) => (
        <div key={index} className="flex items-center gap-1">
          <input
            className={classes('min-h-11 w-full min-w-0 flex-1 rounded-md border bg-surface px-3.5 py-2.5 text-ink placeholder:text-soft', error === undefined ? 'border-edge' : 'border-bad')}
            type="url"
            name={index === 0 ? 'links' : `links${String(index)}`}
            aria-label={t('profiles.linkNumber', { number: index + 1 })}
            aria-invalid={error === undefined ? undefined : true}
            placeholder="https://"
            dir="ltr"
            maxLength={longestLink}
            value={link}
            onBlur={() => {
              // As addresses are said: without what every one begins with.
              if (link.trim() !== '' && !/^[a-z][a-z0-9+.-]*:/i.test(link.trim())) onChange(links.map((each, at) => (at === index ? `https://${each.trim()}` : each)));
            }}
            onChange={({ target }) => {
              onChange(links.map((each, at) => (at === index ? target.value : each)));
            }}
          />
          <IconButton
            icon={X}
            label={t('profiles.removeLink', { number: index + 1 })}
            onClick={() => {
              onChange(links.filter((_, at) => at !== index));
              focusLater(Math.max(0, index - 1));
            }}
          />
        </div>
      ))}
      {error !== undefined && (
        <p className="text-sm text-bad" id={`${id}-error`}>
          {error}
        </p>
      )}
      {links.length < mostLinks && (
        <Button
          className="justify-self-start"
          kind="quiet"
          onClick={() => {
            onChange([...links, '']);
            focusLater(links.length);
          }}
        >
          <Plus className="size-5" aria-hidden="true" />
          {t('profiles.addLink')}
        </Button>
      )}
    </fieldset>
  );
}
