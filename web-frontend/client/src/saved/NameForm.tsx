import { useState } from 'react';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { longestName } from './collections';

/** Asks for the name of a collection. */
export function NameForm({ name = '', action, error, isBusy, onSave }: { name?: string; action: string; error: string | undefined; isBusy: boolean; onSave: (name: string) => void }) {
  const { t } = useI18n();
  const [value, setValue] = useState(name);
  return (
    <form
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim() !== '' && !isBusy) onSave(value.trim());
      }}
    >
      <Field
        className="min-w-48 flex-1"
        label={t('saved.name')}
        dir="auto"
        maxLength={longestName}
        error={error}
        value={value}
        onChange={({ target }) => {
          setValue(target.value);
        }}
      />
      <Button type="submit" kind="secondary" busy={isBusy} disabled={value.trim() === ''}>
        {action}
      </Button>
    </form>
  );
}
