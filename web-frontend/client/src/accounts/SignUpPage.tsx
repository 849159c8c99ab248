import { Link, useLocation } from 'react-router';
import { api, take } from '../api/api';
import { isCode } from '../api/errors';
import { useSession } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { PasswordField } from '../ui/PasswordField';
import { AccountFrame } from './AccountFrame';
import { FormError } from './FormError';
import { localPath } from './localPath';
import { Providers } from './Providers';
import { useForm } from './useForm';

/** Makes an account. */
export function SignUpPage() {
  const { t } = useI18n();
  const { signedIn } = useSession();
  const { state } = useLocation() as { state: { from?: string } | null };
  const form = useForm(async (field) => {
    const answer = await take(
      api.POST('/api/v1/auth/register', {
        body: { email: field('email'), username: field('username'), password: field('password'), ...(field('displayName') !== '' && { displayName: field('displayName') }) },
      }),
    );
    await signedIn(answer);
  });
  const isTaken = isCode(form.error, 'username_taken', 'email_taken');
  return (
    <AccountFrame title={t('accounts.signUp')}>
      <form className="grid gap-4" onSubmit={form.onSubmit}>
        <Field label={t('accounts.email')} name="email" type="email" autoComplete="email" required error={isCode(form.error, 'email_taken') ? t('accounts.emailTaken') : form.of('email')} />
        <Field
          label={t('accounts.username')}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          minLength={3}
          maxLength={30}
          hint={t('accounts.usernameHint')}
          error={isCode(form.error, 'username_taken') ? t('accounts.usernameTaken') : form.of('username')}
        />
        <Field label={t('accounts.displayName')} name="displayName" autoComplete="name" error={form.of('displayName')} />
        <PasswordField
          label={t('accounts.password')}
          name="password"
          autoComplete="new-password"
          required
          minLength={10}
          maxLength={128}
          hint={t('accounts.passwordHint')}
          error={form.of('password')}
        />
        <FormError text={isTaken ? null : form.failure} />
        <Button type="submit" busy={form.isBusy}>
          {t('accounts.signUp')}
        </Button>
      </form>
      <Providers from={localPath(state?.from)} />
      <p className="text-center text-soft">
        {t('accounts.haveAccount')}{' '}
        <Link className="font-medium text-link" to="/sign-in" state={state}>
          {t('accounts.signIn')}
        </Link>
      </p>
    </AccountFrame>
  );
}
