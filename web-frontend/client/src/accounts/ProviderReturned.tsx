import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../api/api';
import { isCode } from '../api/errors';
import { useSession } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { PasswordField } from '../ui/PasswordField';
import { Failed, Loading } from '../ui/states';
import { CodeForm } from './CodeForm';
import { FormError } from './FormError';
import { providerName } from './providers';
import { useForm } from './useForm';

/** Takes up the session that a provider's answer has made; it is in a cookie alone. */
export function Resuming({ onNone }: { onNone: () => void }) {
  const { resume } = useSession();
  const { error, refetch } = useQuery({
    queryKey: ['accounts', 'resume'],
    queryFn: async () => {
      const isThere = await resume();
      if (!isThere) onNone();
      return isThere;
    },
    gcTime: 0,
    retry: false,
  });
  return error === null ? <Loading /> : <Failed error={error} retry={refetch} />;
}

/** Proves to an account that the one who was at a provider is its user: by its password, its second factor, or both. */
export function Linking({ kind, provider, ticket, onBack }: { kind: 'link_required' | 'two_factor_required'; provider: string; ticket: string; onBack: () => void }) {
  const { signedIn } = useSession();
  const [password, setPassword] = useState<string | null>(null);
  const [asksCode, setAsksCode] = useState(kind === 'two_factor_required');

  const link = async (proof: { password?: string; code?: string }) => {
    try {
      await signedIn(await take(api.POST('/api/v1/auth/oauth/link', { body: { ticket, ...proof } })));
    } catch (error) {
      if (asksCode || proof.password === undefined || !isCode(error, 'two_factor_required')) throw error;
      setPassword(proof.password);
      setAsksCode(true);
    }
  };
  return asksCode ? (
    <CodeForm send={(code) => link({ ...(password !== null && { password }), code })} onBack={onBack} />
  ) : (
    <PasswordForm provider={provider} send={(typed) => link({ password: typed })} onBack={onBack} />
  );
}

function PasswordForm({ provider, send, onBack }: { provider: string; send: (password: string) => Promise<void>; onBack: () => void }) {
  const { t } = useI18n();
  const form = useForm((field) => send(field('password')));
  const isWrong = isCode(form.error, 'unauthenticated');
  return (
    <form className="grid gap-4" onSubmit={form.onSubmit}>
      <p className="text-soft">{t('accounts.linkText', { provider: providerName(provider) })}</p>
      <PasswordField
        label={t('accounts.password')}
        name="password"
        autoComplete="current-password"
        required
        autoFocus
        error={isWrong ? t('accounts.wrongPassword') : form.of('password')}
      />
      <FormError text={isWrong ? null : isCode(form.error, 'ticket_expired') ? t('accounts.ticketExpired') : form.failure} />
      <Button type="submit" busy={form.isBusy}>
        {t('accounts.link')}
      </Button>
      <Button kind="quiet" onClick={onBack}>
        {t('accounts.startAgain')}
      </Button>
    </form>
  );
}
