import type { Tone } from './wording';

/** Each tone has a shape of its own, so that colour is never the only sign. */
const shapes: Record<Tone, string> = {
  waiting: 'M8 12h.01M12 12h.01M16 12h.01',
  good: 'm7 12.5 3.3 3.3L17 9',
  trouble: 'M12 7v6M12 16.5h.01',
  'cut-off': 'm8 8 8 8M16 8l-8 8',
};

/** The round sign of a state. It says nothing that the words beside it do not say. */
export function StatusSign({ tone }: { readonly tone: Tone }) {
  return (
    <svg className="service__sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle className="service__sign-ground" cx="12" cy="12" r="12" />
      <path className="service__sign-shape" d={shapes[tone]} />
    </svg>
  );
}
