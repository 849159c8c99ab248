import type { ServiceState } from './watcher';

/** How a state looks: the shape of its sign and its colour. */
export type Tone = 'waiting' | 'good' | 'trouble' | 'cut-off';

export interface Wording {
  readonly tone: Tone;
  readonly headline: string;
  readonly explanation: string;
}

/** Says in words what is known of the service. */
export function describe(state: ServiceState): Wording {
  if (!state.isOnline) {
    return {
      tone: 'cut-off',
      headline: 'You are offline',
      explanation: 'This device has no network connection. We look again as soon as it has.',
    };
  }
  switch (state.readiness?.kind) {
    case undefined:
      return { tone: 'waiting', headline: 'Looking…', explanation: 'We are asking the server how it is.' };
    case 'ready':
      return state.readiness.checks.some((check) => check.status !== 'ok')
        ? { tone: 'trouble', headline: 'The service is up, with limits', explanation: 'It works, but something it uses is not at its best.' }
        : { tone: 'good', headline: 'The service is up', explanation: 'Everything it needs is there.' };
    case 'unavailable':
      return {
        tone: 'trouble',
        headline: 'The service is not available',
        explanation: 'The server answers, but cannot serve right now. It comes back by itself when what it needs is back.',
      };
    case 'unreachable':
      return {
        tone: 'cut-off',
        headline: 'The server cannot be reached',
        explanation: 'There was no answer. It may have been stopped, or the way to it is interrupted.',
      };
  }
}

/** A check's name as a heading: `grain-calls` becomes `Grain calls`. */
export function titleOf(name: string): string {
  const words = name.replaceAll(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
