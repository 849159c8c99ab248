import type { Readiness } from './readiness';
import type { Surroundings } from './surroundings';

/** What is known of the service. */
export interface ServiceState {
  /** The last answer; null before the first one. */
  readonly readiness: Readiness | null;
  /** When it came, in milliseconds since 1970. */
  readonly checkedAt: number | null;
  readonly isOnline: boolean;
  readonly isAsking: boolean;
}

/** Keeps an eye on the service for as long as somebody has subscribed. */
export interface Watcher {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getState: () => ServiceState;
  /** Asks now, unless an answer is already being waited for. */
  readonly askNow: () => void;
}

/** Milliseconds between two questions while the service is ready. */
export const calmInterval = 30_000;

/** Milliseconds until the first repeated question while it is not; each later wait is twice as long, up to the calm one. */
export const firstRetry = 2_000;

export function createWatcher(ask: (signal: AbortSignal) => Promise<Readiness>, surroundings: Surroundings): Watcher {
  const listeners = new Set<() => void>();
  let state: ServiceState = { readiness: null, checkedAt: null, isOnline: surroundings.isOnline(), isAsking: false };
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let question: AbortController | null = null;
  let stopListening: (() => void) | null = null;

  function change(part: Partial<ServiceState>) {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  }

  function askNow() {
    clearTimeout(timer);
    if (question !== null) return;
    const own = (question = new AbortController());
    change({ isAsking: true });
    void ask(own.signal).then((readiness) => {
      // Given up meanwhile: the answer is nobody's.
      if (question !== own) return;
      question = null;
      failures = readiness.kind === 'ready' ? 0 : failures + 1;
      change({ readiness, checkedAt: Date.now(), isAsking: false });
      plan();
    });
  }

  /** Asks again when it is time, but not while nobody is looking or there is no network to ask through. */
  function plan() {
    clearTimeout(timer);
    if (question !== null || listeners.size === 0 || !surroundings.isVisible() || !surroundings.isOnline()) return;
    const interval = failures === 0 ? calmInterval : Math.min(calmInterval, firstRetry * 2 ** (failures - 1));
    const due = state.checkedAt === null ? 0 : state.checkedAt + interval - Date.now();
    if (due <= 0) askNow();
    else timer = setTimeout(askNow, due);
  }

  function surroundingsChanged() {
    const isOnline = surroundings.isOnline();
    const isBack = isOnline && !state.isOnline;
    if (isOnline !== state.isOnline) change({ isOnline });
    if (isBack) {
      failures = 0;
      askNow();
    } else {
      plan();
    }
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        stopListening = surroundings.onChange(surroundingsChanged);
        surroundingsChanged();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopListening?.();
        clearTimeout(timer);
        question?.abort();
        question = null;
        state = { ...state, isAsking: false };
      };
    },
    getState: () => state,
    askNow,
  };
}
