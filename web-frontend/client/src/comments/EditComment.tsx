import { useEffect, useRef, useState } from 'react';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { mostCharacters } from './limits';

/** Changes the text of a comment in its place. */
export function EditComment({ text, onSave, onClose }: { text: string; onSave: (text: string) => void; onClose: () => void }) {
  const { t } = useI18n();
  const [value, setValue] = useState(text);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, []);
  const trimmed = value.trim();
  return (
    <form
      className="grid gap-2 py-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (trimmed === '') return;
        if (trimmed !== text) onSave(trimmed);
        onClose();
      }}
    >
      <textarea
        ref={box}
        className="field-sizing-content max-h-48 w-full rounded-md border border-edge bg-surface px-3 py-2"
        aria-label={t('comments.edit')}
        dir="auto"
        value={value}
        maxLength={mostCharacters}
        onChange={(event) => {
          setValue(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
        }}
      />
      <div className="flex gap-2">
        <Button type="submit" size="small" disabled={trimmed === ''}>
          {t('app.save')}
        </Button>
        <Button kind="quiet" size="small" onClick={onClose}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}
