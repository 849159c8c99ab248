import { MailCheck } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, take } from '../api/api';
import { useSession } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { AccountFrame } from './AccountFrame';
import { FormError } from './FormError';
import { useForm } from './useForm';

/** Has a mail sent by which a new password can be set. Whether there is an account with the address is not told. */
export function ForgotPasswordPage() {
  const { t } = useI18n();
  const { user } = useSession();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm(async (field) => {
    const email = field('email').trim();
    await take(api.POST('/api/v1/auth/password/forgot', { body: { email } }));
    setSentTo(email);
  });
  return (
    <AccountFrame title={t('accounts.forgotTitle')}>
      {sentTo === null ? (
        <form className="grid gap-4" onSubmit={form.onSubmit}>
          <p className="text-soft">{t('accounts.forgotText')}</p>
          <Field label={t('accounts.email')} name="email" type="email" autoComplete="email" required defaultValue={user?.email} error={form.of('email')} />
          <FormError text={form.failure} />
          <Button type="submit" busy={form.isBusy}>
            {t('accounts.forgotSend')}
          </Button>
        </form>
      ) : (
        <div className="grid gap-3" role="status">
          <MailCheck className="size-10 text-link" aria-hidden="true" />
          <p>{t('accounts.forgotSent', { email: sentTo })}</p>
          <Button
            kind="quiet"
            className="justify-self-start"
            onClick={() => {
              setSentTo(null);
            }}
          >
            {t('accounts.otherAddress')}
          </Button>
        </div>
      )}
      <p className="text-center">
        <Link className="text-link" to={user === null ? '/sign-in' : '/settings/password'}>
          {t(user === null ? 'accounts.signIn' : 'app.back')}
        </Link>
      </p>
    </AccountFrame>
  );
}
