import { useId, type ComponentProps, type ReactNode } from 'react';
import { classes } from './classes';

interface Labelled {
  label: string;
  hint?: ReactNode;
  /** What is wrong with it. */
  error?: string | undefined;
}

const box = 'w-full rounded-md border bg-surface px-3.5 py-2.5 text-ink placeholder:text-soft';

/** A line of text with its label, a hint and what is wrong with it. */
export function Field({ label, hint, error, className, end, ...others }: Labelled & { /** Stands in the field, at its end: a button. */ end?: ReactNode } & ComponentProps<'input'>) {
  return (
    <Frame label={label} hint={hint} error={error} className={className}>
      {(attributes) => {
        const input = <input {...attributes} {...others} className={classes(box, 'min-h-11', end !== undefined && 'pe-12', error ? 'border-bad' : 'border-edge')} />;
        return end === undefined ? (
          input
        ) : (
          <div className="relative">
            {input}
            <div className="absolute inset-y-0 end-0.5 flex items-center">{end}</div>
          </div>
        );
      }}
    </Frame>
  );
}

/** Some lines of text. */
export function TextArea({ label, hint, error, className, ...others }: Labelled & ComponentProps<'textarea'>) {
  return (
    <Frame label={label} hint={hint} error={error} className={className}>
      {(attributes) => <textarea rows={3} {...attributes} {...others} className={classes(box, error ? 'border-bad' : 'border-edge')} />}
    </Frame>
  );
}

/** One of a few. */
export function Select({ label, hint, error, className, ...others }: Labelled & ComponentProps<'select'>) {
  return (
    <Frame label={label} hint={hint} error={error} className={className}>
      {(attributes) => <select {...attributes} {...others} className={classes(box, 'min-h-11', error ? 'border-bad' : 'border-edge')} />}
    </Frame>
  );
}

function Frame({
  label,
  hint,
  error,
  className,
  children,
}: Labelled & { className?: string | undefined; children: (attributes: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }) => ReactNode }) {
  const id = useId();
  const describedBy = classes(hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`) || undefined;
  return (
    <div className={classes('grid gap-1.5', className)}>
      <label className="font-medium" htmlFor={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': describedBy, 'aria-invalid': error === undefined ? undefined : true })}
      {hint !== undefined && (
        <p className="text-sm text-soft" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className="text-sm text-bad" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
