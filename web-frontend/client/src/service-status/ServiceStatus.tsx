import './ServiceStatus.css';
import { CheckList } from './CheckList';
import { StatusSign } from './StatusSign';
import { askServiceNow, useServiceState } from './useServiceState';
import { describe } from './wording';

/** A card that tells whether the service is up, and what is missing when it is not. */
export function ServiceStatus() {
  const state = useServiceState();
  const { tone, headline, explanation } = describe(state);
  const checks = state.isOnline && state.readiness !== null && state.readiness.kind !== 'unreachable' ? state.readiness.checks : [];

  return (
    <section className="service" data-tone={tone} aria-labelledby="service-title">
      <h2 className="service__title" id="service-title">
        State of the service
      </h2>
      <div className="service__summary" role="status">
        <StatusSign tone={tone} />
        <div>
          <p className="service__headline">{headline}</p>
          <p className="service__explanation">{explanation}</p>
        </div>
      </div>
      {checks.length > 0 && <CheckList checks={checks} />}
      <div className="service__foot">
        <span>{state.checkedAt === null ? 'Not checked yet' : <CheckedAt time={state.checkedAt} />}</span>
        <button className="service__again" type="button" aria-disabled={state.isAsking} onClick={askServiceNow}>
          {state.isAsking ? 'Checking…' : 'Check now'}
        </button>
      </div>
    </section>
  );
}

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

function CheckedAt({ time }: { readonly time: number }) {
  return (
    <>
      Checked at <time dateTime={new Date(time).toISOString()}>{clock.format(time)}</time>
    </>
  );
}
