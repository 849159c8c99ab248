import { isCode } from '../api/errors';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { PasswordField } from '../ui/PasswordField';
import { FormError } from './FormError';
import { useForm } from './useForm';

export interface Credentials {
  login: string;
  password: string;
}

/** Asks for name and password. Browsers that can offer passkeys in the field of the name. */
export function PasswordSignIn({ send }: { send: (credentials: Credentials) => Promise<void> }) {
  const { t } = useI18n();
  const form = useForm((field) => send({ login: field('login').trim(), password: field('password') }));
  return (
    <form className="grid gap-4" onSubmit={form.onSubmit}>
      <Field label={t('accounts.login')} name="login" autoComplete="username webauthn" autoCapitalize="none" spellCheck={false} required error={form.of('login')} />
      <PasswordField label={t('accounts.password')} name="password" autoComplete="current-password" required error={form.of('password')} />
      <FormError text={isCode(form.error, 'unauthenticated') ? t('accounts.wrong') : form.failure} />
      <Button type="submit" busy={form.isBusy}>
        {t('accounts.signIn')}
      </Button>
    </form>
  );
}
