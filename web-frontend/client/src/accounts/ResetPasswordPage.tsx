import { Link, useNavigate } from 'react-router';
import { api, take } from '../api/api';
import { isCode } from '../api/errors';
import { useSession } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { PasswordField } from '../ui/PasswordField';
import { AccountFrame } from './AccountFrame';
import { FormError } from './FormError';
import { useForm } from './useForm';
import { useToken } from './useToken';

/** Sets a new password by the link of a mail; all sessions end by it, one of here too. */
export function ResetPasswordPage() {
  const { t } = useI18n();
  const { user, forget } = useSession();
  const navigate = useNavigate();
  const token = useToken();
  const form = useForm(async (field) => {
    await take(api.POST('/api/v1/auth/password/reset', { body: { token: token ?? '', newPassword: field('newPassword') } }));
    // Whose link it was is not known here: a session of somebody else only has to be signed in to again.
    if (user !== null) await forget('/sign-in?notice=reset');
    else await navigate('/sign-in?notice=reset', { replace: true });
  });
  const isUsed = token === null || isCode(form.error, 'invalid_token');
  return (
    <AccountFrame title={t('accounts.resetTitle')}>
      {isUsed ? (
        <div className="grid gap-4" role="alert">
          <p>{t('accounts.linkExpired')}</p>
          <p>
            <Link className="text-link" to="/forgot-password">
              {t('accounts.forgotAgain')}
            </Link>
          </p>
        </div>
      ) : (
        <form className="grid gap-4" onSubmit={form.onSubmit}>
          <PasswordField
            label={t('accounts.newPassword')}
            name="newPassword"
            autoComplete="new-password"
            required
            minLength={10}
            maxLength={128}
            hint={t('accounts.passwordHint')}
            error={form.of('newPassword')}
          />
          <FormError text={form.failure} />
          <Button type="submit" busy={form.isBusy}>
            {t('accounts.resetSend')}
          </Button>
        </form>
      )}
    </AccountFrame>
  );
}
