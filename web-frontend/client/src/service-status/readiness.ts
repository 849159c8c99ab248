/** One thing that serving needs, as `/health/ready` reports it. */
export interface Check {
  readonly name: string;
  readonly status: 'ok' | 'degraded' | 'failed';
  readonly reason: string | null;
}

/** What one look at the service has shown. */
export type Readiness =
  | { readonly kind: 'ready'; readonly checks: readonly Check[] }
  | { readonly kind: 'unavailable'; readonly checks: readonly Check[] }
  | { readonly kind: 'unreachable' };

/** How long the server may take to answer, in milliseconds. */
const patience = 10_000;

/** Asks the server whether it is ready. Never throws: not being able to ask is an answer, too. */
export async function askReadiness(signal: AbortSignal): Promise<Readiness> {
  try {
    const response = await fetch('/health/ready', {
      cache: 'no-store',
      headers: { Accept: 'application/json' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    });
    return readReadiness(response.ok, await response.text());
  } catch {
    return { kind: 'unreachable' };
  }
}

/** Reads an answer of `/health/ready`. Whatever is not its report (a proxy's page, say) counts as unavailable, with no checks known. */
export function readReadiness(isOk: boolean, body: string): Readiness {
  const checks = readChecks(body);
  return isOk && checks !== null ? { kind: 'ready', checks } : { kind: 'unavailable', checks: checks ?? [] };
}

function readChecks(body: string): Check[] | null {
  let report: unknown;
  try {
    report = JSON.parse(body);
  } catch {
    return null;
  }
  if (!isObject(report) || !Array.isArray(report.checks)) return null;
  return report.checks.filter(isObject).map((check) => ({
    name: typeof check.name === 'string' ? check.name : 'unnamed',
    status: check.status === 'ok' || check.status === 'degraded' ? check.status : 'failed',
    reason: typeof check.reason === 'string' ? check.reason : null,
  }));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
