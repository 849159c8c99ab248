import type { Workbox } from 'workbox-window';
import { useEffect } from 'react';
import { useI18n } from '../i18n/i18n';
import { toast } from '../ui/toasts';

// A page may stay open for weeks; it asks for a newer client when somebody comes back to it, this often at most.
const pause = 60 * 60_000;

/** Registers the service worker, and says when a newer client waits; it takes over when the user says so, in all tabs. */
export function UpdatePrompt() {
  const { t } = useI18n();
  useEffect(() => {
    if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
    let worker: Workbox | null = null;
    let asked = Date.now();

    const begin = async () => {
      const { Workbox } = await import('workbox-window');
      const made = new Workbox('/sw.js');
      const prompt = (act: () => void) => {
        toast(t('app.update.text'), { action: { label: t('app.update.action'), act } });
      };
      let isAccepted = false;
      made.addEventListener('waiting', () => {
        prompt(() => {
          isAccepted = true;
          made.messageSkipWaiting();
        });
      });
      made.addEventListener('controlling', ({ isUpdate, isExternal }) => {
        if (isAccepted) location.reload();
        // Accepted in another tab: what this one has not loaded yet is gone with the old client. What is being written here is not thrown away.
        else if (isUpdate || isExternal) {
          prompt(() => {
            location.reload();
          });
        }
      });
      await made.register();
      worker = made;
    };
    const onVisible = () => {
      if (document.visibilityState !== 'visible' || Date.now() - asked < pause) return;
      asked = Date.now();
      worker?.update().catch(() => undefined); // without a connection there is nothing newer
    };
    // What is on the screen comes first.
    const onLoad = () => void begin();
    if (document.readyState === 'complete') onLoad();
    else window.addEventListener('load', onLoad, { once: true });
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      document.removeEventListener('visibilitychange', onVisible);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once a page: a change of the language registers nothing anew
  }, []);
  return null;
}
