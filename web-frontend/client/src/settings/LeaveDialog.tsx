import { useState } from 'react';
import { FormError } from '../accounts/FormError';
import { useForm } from '../accounts/useForm';
import { isCode } from '../api/errors';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { PasswordField } from '../ui/PasswordField';

/** Asks for the password, and where a username is given for that too, before the account is left. */
export function LeaveDialog({ title, text, username, send, onClose }: { title: string; text: string; username?: string; send: (password: string) => Promise<void>; onClose: () => void }) {
  const { t } = useI18n();
  const [typed, setTyped] = useState('');
  const form = useForm((field) => send(field('password')));
  const isWrong = isCode(form.error, 'wrong_password');
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="grid gap-4" onSubmit={form.onSubmit}>
        <p>{text}</p>
        {username !== undefined && (
          <Field
            label={t('settings.typeUsername', { username })}
            name="typed"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            dir="ltr"
            required
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value);
            }}
          />
        )}
        <PasswordField
          label={t('accounts.password')}
          name="password"
          autoComplete="current-password"
          required
          hint={t('settings.noPassword')}
          error={isWrong ? t('settings.wrongPassword') : form.of('password')}
        />
        <FormError text={isWrong ? null : form.failure} />
        <div className="flex flex-wrap justify-end gap-3">
          <Button kind="secondary" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" kind="danger" busy={form.isBusy} disabled={username !== undefined && typed.trim() !== username}>
            {title}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
