/**
 * A reporter of Node's test runner: one line of JSON a test, with name, status and detail.
 * @param {AsyncIterable<{ type: string, data: any }>} events
 */
export default async function* report(events) {
  for await (const { type, data } of events) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details?.type === 'suite') continue;
    // With a name pattern, what does not match is reported as skipped.
    if (data.skip === 'test name does not match pattern') continue;
    const skipped = data.skip ?? data.todo;
    const status = skipped !== undefined && skipped !== false ? 'skipped' : type === 'test:pass' ? 'passed' : 'failed';
    const cause = data.details?.error?.cause ?? data.details?.error;
    const detail = status === 'failed' ? cause?.stack ?? String(cause) : status === 'skipped' ? String(skipped) : undefined;
    yield `${JSON.stringify({ name: data.name, status, ms: Math.round(data.details?.duration_ms), detail })}\n`;
  }
}
