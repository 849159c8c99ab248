/** What the API refused, as it said it. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  /** The reason, for programs: snake_case. */
  readonly code: string;
  /** What is wrong with single fields of the request. */
  readonly details: Readonly<Record<string, string[]>>;
  /** Seconds after which it may be tried again; null: unknown. */
  readonly retryAfter: number | null;
  readonly traceId: string | null;

  constructor(status: number, body: unknown, retryAfter: string | null) {
    const error = (body as { error?: { code?: string; message?: string; details?: Record<string, string[]>; traceId?: string } } | null)?.error;
    super(error?.message ?? `The server answered ${String(status)}.`);
    this.status = status;
    this.code = error?.code ?? 'internal';
    this.details = error?.details ?? {};
    this.retryAfter = retryAfter === null ? null : secondsOf(retryAfter);
    this.traceId = error?.traceId ?? null;
  }
}

// Seconds, or a date (RFC 9110, 10.2.3); null: neither.
function secondsOf(retryAfter: string): number | null {
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1_000;
  return Number.isNaN(seconds) ? null : Math.max(0, seconds);
}

/** The server could not be reached. */
export class NetworkError extends Error {
  override name = 'NetworkError';
}

export const isCode = (error: unknown, ...codes: string[]) => error instanceof ApiError && codes.includes(error.code);

/** Whether a request was ended by who asked for it. */
export const isAbort = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';

// The server took too long to be told, would not yet, or is asked too often.
const laterStatuses = [408, 425, 429];

/** Whether something was refused because a time in it has passed: it was meant for later, and could not be sent before. */
export const isTooLate = (error: unknown, field: string, time: string | null | undefined) =>
  error instanceof ApiError && error.status === 400 && field in error.details && time != null && new Date(time).getTime() <= Date.now();

/** Whether the same request may succeed later: the server was not reached, or could not. */
export const isMomentary = (error: unknown) =>
  error instanceof NetworkError || (error instanceof ApiError && (error.status >= 500 || laterStatuses.includes(error.status) || error.code === 'idempotency_in_progress'));
