import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { FormError } from '../accounts/FormError';
import { useForm } from '../accounts/useForm';
import { api, take } from '../api/api';
import { isCode } from '../api/errors';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { PasswordField } from '../ui/PasswordField';
import { Card } from './Section';

/** There is a second factor: its recovery codes can be replaced, and it can be turned off. */
export function TwoStepOn({ onCodes, onOff }: { onCodes: (codes: readonly string[]) => void; onOff: () => void }) {
  const { t } = useI18n();
  const [open, setOpen] = useState<'codes' | 'off' | null>(null);
  const close = () => {
    setOpen(null);
  };
  return (
    <>
      <Card>
        <p className="flex items-center gap-3 font-medium text-good">
          <ShieldCheck className="size-6" aria-hidden="true" />
          {t('settings.twoStepIsOn')}
        </p>
        <div className="flex flex-wrap gap-3">
          <Button
            kind="secondary"
            onClick={() => {
              setOpen('codes');
            }}
          >
            {t('settings.newCodes')}
          </Button>
          <Button
            kind="secondary"
            onClick={() => {
              setOpen('off');
            }}
          >
            {t('settings.twoStepTurnOff')}
          </Button>
        </div>
      </Card>
      {open === 'codes' && (
        <Dialog title={t('settings.newCodes')} onClose={close}>
          <NewCodes onCodes={onCodes} />
        </Dialog>
      )}
      {open === 'off' && (
        <Dialog title={t('settings.twoStepTurnOff')} onClose={close}>
          <TurnOff onOff={onOff} />
        </Dialog>
      )}
    </>
  );
}

function NewCodes({ onCodes }: { onCodes: (codes: readonly string[]) => void }) {
  const { t } = useI18n();
  const form = useForm(async (field) => {
    onCodes((await take(api.POST('/api/v1/auth/2fa/recovery-codes', { body: { code: field('code').replace(/\s/g, '') } }))).recoveryCodes);
  });
  const isWrong = isCode(form.error, 'wrong_code');
  return (
    <form className="grid gap-4" onSubmit={form.onSubmit}>
      <p>{t('settings.newCodesText')}</p>
      <Field label={t('accounts.code')} name="code" inputMode="numeric" autoComplete="one-time-code" required dir="ltr" error={isWrong ? t('settings.wrongCode') : form.of('code')} />
      <FormError text={isWrong ? null : form.failure} />
      <Button className="justify-self-end" type="submit" busy={form.isBusy}>
        {t('settings.newCodes')}
      </Button>
    </form>
  );
}

function TurnOff({ onOff }: { onOff: () => void }) {
  const { t } = useI18n();
  // An account that was made at a provider has no password.
  const [byCode, setByCode] = useState(false);
  const form = useForm(async (field) => {
    await take(api.POST('/api/v1/auth/2fa/disable', { body: byCode ? { code: field('code').replace(/\s/g, '') } : { password: field('password') } }));
    onOff();
  });
  const isWrong = isCode(form.error, 'wrong_code', 'wrong_password');
  return (
    <form className="grid gap-4" onSubmit={form.onSubmit}>
      <p>{t('settings.twoStepTurnOffText')}</p>
      {byCode ? (
        <Field key="code" label={t('accounts.code')} name="code" autoComplete="one-time-code" hint={t('accounts.codeHint')} required dir="ltr" error={isWrong ? t('settings.wrongCode') : form.of('code')} />
      ) : (
        <PasswordField key="password" label={t('accounts.password')} name="password" autoComplete="current-password" required error={isWrong ? t('settings.wrongPassword') : form.of('password')} />
      )}
      <FormError text={isWrong ? null : form.failure} />
      <div className="flex flex-wrap justify-between gap-3">
        <Button
          kind="quiet"
          onClick={() => {
            form.setError(null);
            setByCode(!byCode);
          }}
        >
          {t(byCode ? 'settings.byPassword' : 'settings.byCode')}
        </Button>
        <Button type="submit" kind="danger" busy={form.isBusy}>
          {t('settings.twoStepTurnOff')}
        </Button>
      </div>
    </form>
  );
}
