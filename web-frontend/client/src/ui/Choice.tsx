import { useId } from 'react';
import { classes } from './classes';

/** One of a few that stand beside each other (radio buttons). */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-medium">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {options.map((option) => (
          <label
            key={option.value}
            className={classes(
              'flex min-h-11 cursor-pointer items-center gap-1.5 rounded-full border px-3 has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus max-sm:text-sm sm:gap-2 sm:px-4',
              option.value === value ? 'border-brand bg-brand-soft font-medium text-link' : 'border-edge hover:bg-sunken',
            )}
          >
            <input
              className="accent-brand outline-none"
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => {
                onChange(option.value);
              }}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
