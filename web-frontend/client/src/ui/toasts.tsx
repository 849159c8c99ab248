import { X } from 'lucide-react';
import { useSyncExternalStore, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useI18n } from '../i18n/i18n';
import { classes } from './classes';
import { useTopDialog } from './openDialogs';
import { IconButton } from './IconButton';

interface Toast {
  id: number;
  text: string;
  isError: boolean;
  action?: { label: string; act: () => void };
}

const duration = 6000;

let toasts: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

const remove = (id: number) => {
  set(toasts.filter((toast) => toast.id !== id));
};

/** Says something for a while at the edge of the screen, to screen readers too. One with an action stays until it is closed. */
export function toast(text: string, options: { isError?: boolean; action?: Toast['action'] } = {}) {
  const id = ++count;
  set([...toasts.filter((other) => other.text !== text).slice(-2), { id, text, isError: options.isError ?? false, ...(options.action && { action: options.action }) }]);
  if (!options.action) setTimeout(remove, duration, id);
}

/** The toasts, in the topmost dialog where one is open: what is behind it can be neither pressed nor heard. */
export function Toasts(): ReactNode {
  const { t } = useI18n();
  const dialog = useTopDialog();
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return createPortal(
    <div className="pointer-events-none fixed inset-x-0 bottom-20 z-50 grid justify-items-center gap-2 px-3 md:bottom-6" role="status" aria-live="polite">
      {shown.map(({ id, text, isError, action }) => (
        <div
          key={id}
          className={classes('pointer-events-auto flex max-w-md items-center gap-2 rounded-md border ps-4 pe-1 shadow-float', isError ? 'border-bad bg-bad-soft text-bad' : 'border-line bg-surface')}
        >
          <span className="py-2">{text}</span>
          {action && (
            <button
              type="button"
              className="min-h-11 px-2 font-bold text-link underline"
              onClick={() => {
                remove(id);
                action.act();
              }}
            >
              {action.label}
            </button>
          )}
          <IconButton
            icon={X}
            label={t('app.close')}
            onClick={() => {
              remove(id);
            }}
          />
        </div>
      ))}
    </div>,
    dialog ?? document.body,
  );
}
