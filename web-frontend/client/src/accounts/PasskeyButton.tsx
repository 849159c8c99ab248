import { Fingerprint } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { isCode } from '../api/errors';
import { useSession } from '../api/session';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { useErrorText } from '../ui/errorText';
import { FormError } from './FormError';
import { canAutofill, canPasskeys, isDismissed, signInByPasskey } from './passkeys';

// What the server has offered is good for five minutes; then it is asked for anew.
const renewal = 4 * 60_000;

/** Signs in by a passkey: at a press, or chosen in the list of the field for the name, where the browser has that. */
export function PasskeyButton() {
  const { t } = useI18n();
  const text = useErrorText();
  const { signedIn } = useSession();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  const offering = useRef<AbortController | null>(null);

  // Answers why it failed, where that has to be said.
  const offer = useEffectEvent(async (signal: AbortSignal): Promise<unknown> => {
    if (!(await canAutofill())) return null;
    try {
      await signedIn(await signInByPasskey('conditional', signal));
      return null;
    } catch (error) {
      return isCode(error, 'unauthenticated') ? error : null; // else the button is there
    }
  });
  useEffect(() => {
    const controller = new AbortController();
    offering.current = controller;
    void offer(controller.signal).then((failed) => {
      if (failed !== null) setFailure(failed);
    });
    const timer = setTimeout(() => {
      setRound((count) => count + 1);
    }, renewal);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [round]);

  if (!canPasskeys()) return null;
  return (
    <>
      <Button
        kind="secondary"
        busy={isBusy}
        onClick={() => {
          // A browser does one at a time.
          offering.current?.abort();
          setBusy(true);
          setFailure(null);
          signInByPasskey('optional', new AbortController().signal)
            .then(signedIn, (error: unknown) => {
              if (!isDismissed(error)) setFailure(error);
              setRound((count) => count + 1);
            })
            .finally(() => {
              setBusy(false);
            });
        }}
      >
        <Fingerprint className="size-5" aria-hidden="true" />
        {t('accounts.byPasskey')}
      </Button>
      <FormError text={failure === null ? null : isCode(failure, 'unauthenticated') ? t('accounts.passkeyUnknown') : text(failure)} />
    </>
  );
}
