import { useQuery } from '@tanstack/react-query';
import { BadgeCheck } from 'lucide-react';
import { api, take } from '../api/api';
import { isCode } from '../api/errors';
import { useSession } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../ui/Button';
import { Query } from '../ui/states';
import { AccountFrame } from './AccountFrame';
import { useResend } from './useResend';
import { useToken } from './useToken';

/** Confirms an e-mail address by the link of a mail, for who is signed in here and who is not. */
export function VerifyEmailPage() {
  const { t } = useI18n();
  const { user, refresh } = useSession();
  const token = useToken();
  const resend = useResend();
  const query = useQuery({
    queryKey: ['accounts', 'verify', token],
    queryFn: async () => {
      if (token === null) return false;
      try {
        await take(api.POST('/api/v1/auth/email/verify', { body: { token } }));
      } catch (error) {
        if (isCode(error, 'invalid_token', 'validation_failed')) return false;
        throw error;
      }
      await refresh().catch(() => undefined); // the next start asks again
      return true;
    },
    // A link works once: nothing may send it again by itself.
    staleTime: 'static',
  });
  const home = (
    <ButtonLink className="justify-self-start" to={user === null ? '/sign-in' : '/'}>
      {t(user === null ? 'accounts.signIn' : 'app.home')}
    </ButtonLink>
  );
  return (
    <AccountFrame title={t('accounts.verifyTitle')}>
      <Query query={query}>
        {(isVerified) =>
          isVerified || user?.emailVerified ? (
            <div className="grid gap-4" role="status">
              <BadgeCheck className="size-10 text-good" aria-hidden="true" />
              <p>{t('accounts.verified')}</p>
              {home}
            </div>
          ) : (
            <div className="grid gap-4" role="alert">
              <p>{t('accounts.verifyExpired')}</p>
              {user === null ? (
                <>
                  <p className="text-soft">{t('accounts.verifySignIn')}</p>
                  {home}
                </>
              ) : (
                <Button
                  className="justify-self-start"
                  busy={resend.isBusy}
                  onClick={() => {
                    resend.run();
                  }}
                >
                  {t('accounts.resend')}
                </Button>
              )}
            </div>
          )
        }
      </Query>
    </AccountFrame>
  );
}
