import { X } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { useSession } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { IconButton } from '../ui/IconButton';
import { useResend } from './useResend';

const storageKey = 'instahub:confirm-later';

/** Reminds of an e-mail address that was not confirmed, until it is or, for this visit, until it is closed. */
export function ConfirmEmailBar() {
  const { user } = useSession();
  const { pathname } = useLocation();
  const [isClosed, setClosed] = useState(() => sessionStorage.getItem(storageKey) === user?.id);
  // A conversation takes the whole screen.
  if (user?.emailVerified !== false || isClosed || pathname.startsWith('/chats/')) return null;
  return (
    <Bar
      email={user.email}
      onClose={() => {
        sessionStorage.setItem(storageKey, user.id);
        setClosed(true);
      }}
    />
  );
}

function Bar({ email, onClose }: { email: string; onClose: () => void }) {
  const { t } = useI18n();
  const resend = useResend();
  return (
    <aside className="flex flex-wrap items-center justify-end bg-warn-soft ps-4 pe-1 text-sm text-warn" aria-label={t('accounts.confirmEmail')}>
      <p className="min-w-36 flex-1 py-2" title={email}>
        {t('accounts.confirmEmail')}
      </p>
      <button
        type="button"
        className="min-h-11 shrink-0 px-1.5 font-bold underline disabled:opacity-60"
        disabled={resend.isBusy}
        onClick={() => {
          resend.run();
        }}
      >
        {t('accounts.resendShort')}
      </button>
      <IconButton icon={X} iconClass="!size-5" label={t('accounts.confirmLater')} onClick={onClose} />
    </aside>
  );
}
