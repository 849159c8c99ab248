import type { Check } from './readiness';
import { titleOf } from './wording';

const words: Record<Check['status'], string> = { ok: 'in order', degraded: 'limited', failed: 'not in order' };

/** What serving needs, each with its state, and with its reason where there is one. */
export function CheckList({ checks }: { readonly checks: readonly Check[] }) {
  return (
    <ul className="checks" aria-label="What the service needs">
      {checks.map((check) => (
        <li className="checks__item" key={check.name} data-status={check.status}>
          <span className="checks__name">{titleOf(check.name)}</span>
          <span className="checks__state">{words[check.status]}</span>
          {check.reason !== null && <span className="checks__reason">{check.reason}</span>}
        </li>
      ))}
    </ul>
  );
}
