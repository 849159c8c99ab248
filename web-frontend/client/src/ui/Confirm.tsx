import { useState } from 'react';
import { useI18n } from '../i18n/i18n';
import { Button } from './Button';
import { Dialog } from './Dialog';

interface Props {
  title: string;
  text: string;
  action: string;
  /** What may be done instead. */
  other?: { label: string; act: () => void } | undefined;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** Asks before something that cannot be taken back. */
export function Confirm({ title, text, action, other, onConfirm, onClose }: Props) {
  const { t } = useI18n();
  const [isBusy, setBusy] = useState(false);
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
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
            void onConfirm().then(onClose, () => {
              setBusy(false);
            });
          }}
        >
          {action}
        </Button>
      </div>
    </Dialog>
  );
}
