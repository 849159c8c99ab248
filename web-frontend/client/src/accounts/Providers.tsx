import { useQuery } from '@tanstack/react-query';
import { LogIn } from 'lucide-react';
import { useI18n } from '../i18n/i18n';
import { providerName, providersOptions, startAddress } from './providers';

/** Buttons for the services that one can sign in with; nothing where there are none. */
export function Providers({ from }: { from: string }) {
  const { t } = useI18n();
  const { data } = useQuery(providersOptions);
  if (data === undefined || data.length === 0) return null;
  return (
    <ul className="grid gap-3">
      {data.map((provider) => (
        <li key={provider}>
          <a
            className="flex min-h-11 items-center justify-center gap-2 rounded-full border border-edge bg-surface px-5 font-medium text-ink no-underline hover:bg-sunken"
            href={startAddress(provider, from)}
          >
            <LogIn className="size-5" aria-hidden="true" />
            {t('accounts.continueWith', { provider: providerName(provider) })}
          </a>
        </li>
      ))}
    </ul>
  );
}
