import { api, take } from '../api/api';
import { useI18n } from '../i18n/i18n';
import { toast } from '../ui/toasts';
import { useAction } from '../ui/useAction';

/** Has the mail sent again by which the address is confirmed. */
export function useResend() {
  const { t } = useI18n();
  return useAction(() => take(api.POST('/api/v1/auth/email/resend')), {
    then: () => {
      toast(t('accounts.resent'));
    },
  });
}
