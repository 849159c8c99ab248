import { BadgeCheck } from 'lucide-react';
import { useResend } from '../accounts/useResend';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';

/** An e-mail address, and whether it was confirmed. */
export function EmailStatus({ email, isVerified }: { email: string; isVerified: boolean }) {
  const { t } = useI18n();
  const resend = useResend();
  return (
    <div className="grid justify-items-start gap-2">
      <span dir="ltr">{email}</span>
      {isVerified ? (
        <span className="flex items-center gap-1.5 text-sm text-good">
          <BadgeCheck className="size-4" aria-hidden="true" />
          {t('settings.emailConfirmed')}
        </span>
      ) : (
        <>
          <span className="text-sm text-warn">{t('settings.emailOpen')}</span>
          <Button
            kind="secondary"
            size="small"
            className="min-h-11"
            busy={resend.isBusy}
            onClick={() => {
              resend.run();
            }}
          >
            {t('accounts.resend')}
          </Button>
        </>
      )}
    </div>
  );
}
