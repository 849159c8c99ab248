import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { api, take } from '../api/api';
import { isCode } from '../api/errors';
import { useSession } from '../api/session';
import type { MessageKey } from '../i18n/keys';
import { useI18n } from '../i18n/i18n';
import { AccountFrame } from './AccountFrame';
import { CodeForm } from './CodeForm';
import { FormError } from './FormError';
import { localPath } from './localPath';
import { PasskeyButton } from './PasskeyButton';
import { PasswordSignIn, type Credentials } from './PasswordSignIn';
import { Linking, Resuming } from './ProviderReturned';
import { Providers } from './Providers';
import { returned } from './providers';

const refusals: Record<string, MessageKey> = {
  access_denied: 'accounts.provider.denied',
  provider_unavailable: 'accounts.provider.unavailable',
  email_missing: 'accounts.provider.emailMissing',
  suspended: 'accounts.suspended',
};

/** Signs in: by password and, where the account wants it, a code; by a passkey; or at another service. */
export function SignInPage() {
  const { t } = useI18n();
  const { signedIn } = useSession();
  const navigate = useNavigate();
  const { search, hash, state } = useLocation() as { search: string; hash: string; state: { from?: string } | null };
  const [credentials, setCredentials] = useState<Credentials | null>(null);
  const provider = returned(search, hash);
  const from = localPath(state?.from ?? new URLSearchParams(search).get('from'));
  const startAgain = () => {
    setCredentials(null);
    void navigate('/sign-in', { replace: true, state: { from } });
  };
  // Then the frame of this route goes to where one wanted to be.
  const send = async (proof: Credentials & { code?: string }) => {
    await signedIn(await take(api.POST('/api/v1/auth/login', { body: proof })));
  };

  if (provider?.kind === 'session') {
    return (
      <AccountFrame title={t('accounts.signIn')}>
        <Resuming onNone={startAgain} />
      </AccountFrame>
    );
  }
  if (provider !== null && provider.kind !== 'refused') {
    return (
      <AccountFrame title={t('accounts.signIn')}>
        <Linking {...provider} onBack={startAgain} />
      </AccountFrame>
    );
  }
  if (credentials !== null) {
    return (
      <AccountFrame title={t('accounts.signIn')}>
        <CodeForm send={(code) => send({ ...credentials, code })} onBack={startAgain} />
      </AccountFrame>
    );
  }
  return (
    <AccountFrame title={t('accounts.signIn')}>
      {new URLSearchParams(search).get('notice') === 'reset' && (
        <p className="rounded-md bg-good-soft px-4 py-3 text-good" role="status">
          {t('accounts.resetDone')}
        </p>
      )}
      {provider && <FormError text={t(refusals[provider.error] ?? 'accounts.provider.refused')} />}
      <PasswordSignIn
        send={async (typed) => {
          try {
            await send(typed);
          } catch (error) {
            if (!isCode(error, 'two_factor_required')) throw error;
            setCredentials(typed);
          }
        }}
      />
      <div className="grid gap-3">
        <PasskeyButton />
        <Providers from={from} />
      </div>
      <p className="text-center">
        <Link className="text-link" to="/forgot-password">
          {t('accounts.forgot')}
        </Link>
      </p>
      <p className="text-center text-soft">
        {t('accounts.noAccount')}{' '}
        <Link className="font-medium text-link" to="/sign-up" state={{ from }}>
          {t('accounts.signUp')}
        </Link>
      </p>
    </AccountFrame>
  );
}
