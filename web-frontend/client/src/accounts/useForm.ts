import { useState, type SubmitEvent } from 'react';
import { ApiError } from '../api/errors';
import { useErrorText } from '../ui/errorText';

/** A form that is sent: what is wrong with which field, and with all of it. Its fields are read by name. */
export function useForm(send: (fields: (name: string) => string) => Promise<unknown>) {
  const text = useErrorText();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const details = error instanceof ApiError ? error.details : {};

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget;
    const data = new FormData(form);
    setBusy(true);
    setError(null);
    send((name) => {
      const value = data.get(name);
      return typeof value === 'string' ? value : '';
    })
      .catch((failure: unknown) => {
        setError(failure);
        const [first] = failure instanceof ApiError ? Object.keys(failure.details) : [];
        const field = first === undefined ? null : form.elements.namedItem(first);
        if (field instanceof HTMLElement) field.focus();
      })
      .finally(() => {
        setBusy(false);
      });
  };

  return {
    onSubmit,
    isBusy,
    error,
    setError,
    /** What is wrong with a field. */
    of: (name: string) => details[name]?.[0],
    /** What is wrong, where no field is to blame. */
    failure: error === null || Object.keys(details).length > 0 ? null : text(error),
  };
}
