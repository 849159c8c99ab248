import { useState } from 'react';
import { useI18n } from '../i18n/i18n';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { useErrorText } from './errorText';

interface Props {
  title: string;
  text: string;
  action: string;
  /** What may be done instead. */
  other?: { label: string; act: () => void } | undefined;
  /** Does it. The dialog closes when it is done; why it failed is said here, and nowhere else. */
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** Asks before something that cannot be taken back. */
export function Confirm({ title, text, action, other, onConfirm, onClose }: Props) {
  const { t } = useI18n();
  const errorText = useErrorText();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      {error !== null && (
        <p className="mt-4 rounded-md bg-bad-soft px-4 py-3 text-bad" role="alert">
          {errorText(error)}
        </p>
      )}
      <div className="mt-5 flex flex-wrap justify-end gap-3">
        <Button kind="secondary" onClick={onClose}>
          {t('app.cancel')}
        </Button>
        {other && (
          <Button kind="secondary" disabled={isBusy} onClick={other.act}>
            {other.label}
          </Button>
        )}
        <Button
          kind="danger"
          busy={isBusy}
          onClick={() => {
            setBusy(true);
            setError(null);
            void onConfirm().then(onClose, (failure: unknown) => {
              setBusy(false);
              setError(failure);
            });
          }}
        >
          {action}
        </Button>
      </div>
    </Dialog>
  );
}
