import { isCode } from '../api/errors';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { FormError } from './FormError';
import { useForm } from './useForm';

/** Asks for the second factor: a code of the app, or a recovery code. */
export function CodeForm({ send, onBack }: { send: (code: string) => Promise<unknown>; onBack: () => void }) {
  const { t } = useI18n();
  const form = useForm((field) => send(field('code').replace(/\s/g, '')));
  const isWrong = isCode(form.error, 'wrong_code', 'two_factor_required');
  return (
    <form className="grid gap-4" onSubmit={form.onSubmit}>
      <p className="text-soft">{t('accounts.codeText')}</p>
      <Field
        label={t('accounts.code')}
        name="code"
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        required
        autoFocus
        dir="ltr"
        hint={t('accounts.codeHint')}
        error={isWrong ? t('accounts.wrongCode') : form.of('code')}
      />
      <FormError text={isWrong ? null : form.failure} />
      <Button type="submit" busy={form.isBusy}>
        {t('accounts.signIn')}
      </Button>
      <Button kind="quiet" onClick={onBack}>
        {t('accounts.startAgain')}
      </Button>
    </form>
  );
}
