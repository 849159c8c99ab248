import { useId, type ReactNode } from 'react';

/** Something that is on or off, changed at once. */
export function Switch({ label, hint, checked, disabled = false, onChange }: { label: string; hint?: ReactNode; checked: boolean; disabled?: boolean; onChange: (checked: boolean) => void }) {
  const id = useId();
  return (
    <div className="flex min-h-11 items-center justify-between gap-4">
      <div>
        <label className="font-medium" htmlFor={id}>
          {label}
        </label>
        {hint !== undefined && (
          <p className="text-sm text-soft" id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </div>
      <input
        id={id}
        type="checkbox"
        role="switch"
        className="relative h-7 w-12 shrink-0 appearance-none rounded-full border border-edge bg-sunken transition-colors before:absolute before:start-0.5 before:top-0.5 before:size-5.5 before:rounded-full before:bg-soft before:transition-transform checked:border-brand checked:bg-brand checked:before:translate-x-5 checked:before:bg-on-brand rtl:checked:before:-translate-x-5 forced-colors:before:bg-[ButtonText] forced-colors:checked:before:bg-[Highlight]"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        checked={checked}
        disabled={disabled}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
    </div>
  );
}
