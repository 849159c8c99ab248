import { useState } from 'react';
import { FormError } from '../accounts/FormError';
import { useForm } from '../accounts/useForm';
import { api, take, type Schemas } from '../api/api';
import { isCode } from '../api/errors';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { toast } from '../ui/toasts';
import { useAction } from '../ui/useAction';
import { QrCode } from './QrCode';
import { Card } from './Section';

/** There is no second factor yet: how to set one up. */
export function TwoStepOff({ onCodes }: { onCodes: (codes: readonly string[]) => void }) {
  const { t } = useI18n();
  // Each secret is for one try: it is kept nowhere else.
  const [setup, setSetup] = useState<Schemas['SecondFactorSetupAnswer'] | null>(null);
  const begin = useAction(() => take(api.POST('/api/v1/auth/2fa/setup')), { then: setSetup });
  if (setup !== null) return <Setup setup={setup} onCodes={onCodes} />;
  return (
    <Card title={t('settings.twoStepIsOff')} text={t('settings.twoStepOffText')}>
      <Button
        className="justify-self-start"
        busy={begin.isBusy}
        onClick={() => {
          begin.run();
        }}
      >
        {t('settings.twoStepSetUp')}
      </Button>
    </Card>
  );
}

function Setup({ setup: { secret, uri }, onCodes }: { setup: Schemas['SecondFactorSetupAnswer']; onCodes: (codes: readonly string[]) => void }) {
  const { t } = useI18n();
  const form = useForm(async (field) => {
    onCodes((await take(api.POST('/api/v1/auth/2fa/enable', { body: { code: field('code').replace(/\s/g, '') } }))).recoveryCodes);
  });
  const isWrong = isCode(form.error, 'wrong_code');
  return (
    <>
      <Card title={t('settings.twoStepScan')} text={t('settings.twoStepScanText')}>
        <QrCode text={uri} />
        <div className="grid gap-2">
          <p className="text-soft">{t('settings.twoStepKey')}</p>
          <p className="rounded-md bg-sunken px-4 py-3 font-mono wrap-anywhere" dir="ltr">
            {secret.replace(/(.{4})(?=.)/g, '$1 ')}
          </p>
          <div className="flex flex-wrap gap-3">
            <Button
              kind="secondary"
              onClick={() => {
                navigator.clipboard.writeText(secret).then(
                  () => {
                    toast(t('settings.copied'));
                  },
                  () => {
                    toast(t('app.failed.title'), { isError: true });
                  },
                );
              }}
            >
              {t('settings.copy')}
            </Button>
            <a className="inline-flex min-h-11 items-center rounded-full px-5 font-medium text-link hover:bg-brand-soft" href={uri}>
              {t('settings.twoStepOpen')}
            </a>
          </div>
        </div>
      </Card>
      <Card title={t('settings.twoStepCode')} text={t('settings.twoStepCodeText')}>
        <form className="grid gap-4" onSubmit={form.onSubmit}>
          <Field
            label={t('accounts.code')}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            pattern="[\d\s]{6,8}"
            dir="ltr"
            error={isWrong ? t('settings.wrongCode') : form.of('code')}
          />
          <FormError text={isWrong ? null : form.failure} />
          <Button className="justify-self-start" type="submit" busy={form.isBusy}>
            {t('settings.twoStepTurnOn')}
          </Button>
        </form>
      </Card>
    </>
  );
}
