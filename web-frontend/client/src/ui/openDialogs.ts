import { useSyncExternalStore } from 'react';

let open: readonly HTMLDialogElement[] = [];
const listeners = new Set<() => void>();

function set(next: readonly HTMLDialogElement[]) {
  open = next;
  for (const listener of listeners) listener();
}

/** Makes known that a dialog is open; call what it returns when it closes. */
export function dialogOpened(dialog: HTMLDialogElement) {
  set([...open, dialog]);
  return () => {
    set(open.filter((other) => other !== dialog));
  };
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** The dialog in front of all else; undefined: none is open. */
export const useTopDialog = () => useSyncExternalStore(subscribe, () => open.at(-1));
