import { CloudOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useI18n } from '../i18n/i18n';
import { outbox } from '../offline/outbox';

function subscribe(listener: () => void) {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** Whether the browser has a connection at all. */
export const useIsOnline = () => useSyncExternalStore(subscribe, () => navigator.onLine);

/** Says that there is no connection, and how much waits for one. */
export function ConnectionBar() {
  const { t } = useI18n();
  const isOnline = useIsOnline();
  const waiting = useSyncExternalStore(outbox.subscribe, outbox.get).length;
  return (
    <div role="status">
      {!isOnline && (
        <p className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-2 text-sm font-medium text-warn">
          <CloudOff className="size-4" aria-hidden="true" />
          {waiting > 0 ? t('app.offline.waiting', { count: waiting }) : t('app.offline.bar')}
        </p>
      )}
    </div>
  );
}
