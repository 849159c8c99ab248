import { useState } from 'react';
import { Link } from 'react-router';
import { FormError } from '../accounts/FormError';
import { useForm } from '../accounts/useForm';
import { api, take } from '../api/api';
import { isCode } from '../api/errors';
import { useMe } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { PasswordField } from '../ui/PasswordField';
import { toast } from '../ui/toasts';
import { Card, Section } from './Section';

/** Changes the password; other sessions end by it. */
export function PasswordSection() {
  const { t } = useI18n();
  const me = useMe();
  const [tried, setTried] = useState(0);
  return (
    <Section title={t('settings.password')} intro={t('settings.passwordText')}>
      <Card>
        <PasswordForm
          key={tried}
          username={me.username}
          onDone={(ended) => {
            setTried(tried + 1);
            toast(t('settings.passwordChanged', { count: ended }));
          }}
        />
        <p>
          <Link className="text-link" to="/forgot-password">
            {t('accounts.forgot')}
          </Link>
        </p>
      </Card>
    </Section>
  );
}

function PasswordForm({ username, onDone }: { username: string; onDone: (ended: number) => void }) {
  const { t } = useI18n();
  const form = useForm(async (field) => {
    const { endedSessions } = await take(api.POST('/api/v1/auth/password/change', { body: { currentPassword: field('currentPassword'), newPassword: field('newPassword') } }));
    onDone(endedSessions);
  });
  const isWrong = isCode(form.error, 'wrong_password');
  return (
    <form className="grid gap-4" onSubmit={form.onSubmit}>
      {/* For password managers: whose password it is. */}
      <input className="hidden" type="text" name="username" autoComplete="username" value={username} readOnly tabIndex={-1} aria-hidden="true" />
      <PasswordField
        label={t('settings.currentPassword')}
        name="currentPassword"
        autoComplete="current-password"
        required
        error={isWrong ? t('settings.wrongPassword') : form.of('currentPassword')}
      />
      <PasswordField
        label={t('settings.newPassword')}
        name="newPassword"
        autoComplete="new-password"
        required
        minLength={10}
        maxLength={128}
        hint={t('accounts.passwordHint')}
        error={form.of('newPassword')}
      />
      <FormError text={isWrong ? null : form.failure} />
      <Button className="justify-self-start" type="submit" busy={form.isBusy}>
        {t('settings.changePassword')}
      </Button>
    </form>
  );
}
