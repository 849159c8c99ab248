import { describe as group, expect, it } from 'vitest';
import type { Check, Readiness } from './readiness';
import type { ServiceState } from './watcher';
import { describe, titleOf } from './wording';

function state(readiness: Readiness | null, isOnline = true): ServiceState {
  return { readiness, checkedAt: null, isOnline, isAsking: false };
}

function check(status: Check['status']): Check {
  return { name: 'database', status, reason: null };
}

group('the words for a state', () => {
  it.each([
    ['waiting', 'Looking…', state(null)],
    ['good', 'The service is up', state({ kind: 'ready', checks: [check('ok')] })],
    ['trouble', 'The service is up, with limits', state({ kind: 'ready', checks: [check('degraded')] })],
    ['trouble', 'The service is not available', state({ kind: 'unavailable', checks: [] })],
    ['cut-off', 'The server cannot be reached', state({ kind: 'unreachable' })],
    ['cut-off', 'You are offline', state({ kind: 'ready', checks: [check('ok')] }, false)],
  ])('are %s: %s', (tone, headline, known) => {
    expect(describe(known)).toMatchObject({ tone, headline });
  });

  it('make a heading of a name', () => {
    expect(titleOf('grain-calls')).toBe('Grain calls');
    expect(titleOf('database')).toBe('Database');
    expect(titleOf('')).toBe('');
  });
});
