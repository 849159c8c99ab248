import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { api, take } from '../api/api';
import { isCode } from '../api/errors';
import { useSession } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { AccountFrame } from './AccountFrame';
import { FormError } from './FormError';
import { useForm } from './useForm';

/** Signs in, by password and, where the account wants it, a code. */
export function SignInPage() {
  const { t } = useI18n();
  const { signedIn } = useSession();
  const navigate = useNavigate();
  const { state } = useLocation() as { state: { from?: string } | null };
  const [asksCode, setAsksCode] = useState(false);
  const form = useForm(async (field) => {
    try {
      const code = field('code').replace(/\s/g, '');
      signedIn(await take(api.POST('/api/v1/auth/login', { body: { login: field('login'), password: field('password'), ...(code !== '' && { code }) } })));
    } catch (error) {
      if (!isCode(error, 'two_factor_required')) throw error;
      setAsksCode(true);
      return;
    }
    await navigate(state?.from ?? '/', { replace: true });
  });
  return (
    <AccountFrame title={t('accounts.signIn')}>
      <form className="grid gap-4" onSubmit={form.onSubmit}>
        <Field label={t('accounts.login')} name="login" autoComplete="username" autoCapitalize="none" spellCheck={false} required error={form.of('login')} />
        <Field label={t('accounts.password')} name="password" type="password" autoComplete="current-password" required error={form.of('password')} />
        {asksCode && (
          <Field label={t('accounts.code')} name="code" inputMode="numeric" autoComplete="one-time-code" required autoFocus hint={t('accounts.codeHint')} error={form.of('code')} />
        )}
        <FormError text={isCode(form.error, 'unauthenticated') ? t('accounts.wrong') : form.failure} />
        <Button type="submit" busy={form.isBusy}>
          {t('accounts.signIn')}
        </Button>
      </form>
      <p className="text-center">
        <Link className="text-link" to="/forgot-password">
          {t('accounts.forgot')}
        </Link>
      </p>
      <p className="text-center text-soft">
        {t('accounts.noAccount')}{' '}
        <Link className="font-medium text-link" to="/sign-up">
          {t('accounts.signUp')}
        </Link>
      </p>
    </AccountFrame>
  );
}
