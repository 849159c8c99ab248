import { useEffect } from 'react';
import { useI18n } from '../i18n/i18n';
import { toast } from '../ui/toasts';

/** Registers the service worker, and says when a newer client waits; it takes over when the user says so. */
export function UpdatePrompt() {
  const { t } = useI18n();
  useEffect(() => {
    if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
    const begin = () =>
      void import('workbox-window').then(({ Workbox }) => {
        const worker = new Workbox('/sw.js');
        worker.addEventListener('waiting', () => {
          toast(t('app.update.text'), {
            action: {
              label: t('app.update.action'),
              act: () => {
                worker.addEventListener('controlling', () => {
                  location.reload();
                });
                worker.messageSkipWaiting();
              },
            },
          });
        });
        void worker.register();
      });
    // What is on the screen comes first.
    if (document.readyState === 'complete') begin();
    else window.addEventListener('load', begin, { once: true });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once a page: a change of the language registers nothing anew
  }, []);
  return null;
}
