import { X } from 'lucide-react';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n';
import { classes } from './classes';
import { IconButton } from './IconButton';
import { dialogOpened } from './openDialogs';

/** A window over the page (HTML `dialog`): the browser keeps the focus in it and gives it back, Escape closes it. It is there as long as it is open. */
export function Dialog({ title, onClose, className, children }: { title: string; onClose: () => void; className?: string; children: ReactNode }) {
  const { t } = useI18n();
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();

  // Before it is taken out of the page: one that is gone gives no focus back.
  useLayoutEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    dialog.showModal();
    const closed = dialogOpened(dialog);
    return () => {
      closed();
      dialog.close();
    };
  }, []);

  return (
    <dialog
      ref={element}
      aria-labelledby={id}
      className={classes(
        'm-auto max-h-[min(90dvh,48rem)] w-[min(32rem,calc(100vw-1.5rem))] flex-col overflow-hidden rounded-lg border border-line bg-surface shadow-float backdrop:bg-veil open:flex',
        className,
      )}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      <header className="flex items-center justify-between gap-2 border-b border-line py-1.5 ps-5 pe-2">
        <h2 className="text-lg font-bold" id={id}>
          {title}
        </h2>
        <IconButton icon={X} label={t('app.close')} onClick={onClose} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto p-5">{children}</div>
    </dialog>
  );
}
