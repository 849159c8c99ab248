import { afterEach, describe, expect, it, vi } from 'vitest';
import { askReadiness, readReadiness } from './readiness';

describe('reading the readiness report', () => {
  it('is ready with every check by its name', () => {
    expect(readReadiness(true, '{"status":"ready","checks":[{"name":"database","status":"ok"}]}')).toEqual({
      kind: 'ready',
      checks: [{ name: 'database', status: 'ok', reason: null }],
    });
  });

  it('is unavailable with the reasons', () => {
    const body = '{"status":"unavailable","checks":[{"name":"database","status":"failed","reason":"It does not answer."}]}';

    expect(readReadiness(false, body)).toEqual({
      kind: 'unavailable',
      checks: [{ name: 'database', status: 'failed', reason: 'It does not answer.' }],
    });
  });

  it.each(['', '<html>Bad gateway</html>', 'null', '[]', '{}', '{"checks":"none"}'])('takes %j, which is no report, for unavailable', (body) => {
    expect(readReadiness(false, body)).toEqual({ kind: 'unavailable', checks: [] });
    expect(readReadiness(true, body)).toEqual({ kind: 'unavailable', checks: [] });
  });

  it('takes a state that it does not know for failed', () => {
    expect(readReadiness(true, '{"checks":[{"name":"x","status":"new"},{"status":7},null]}').kind).toBe('ready');
    expect(readReadiness(true, '{"checks":[{"name":"x","status":"new"},{"status":7},null]}')).toMatchObject({
      checks: [
        { name: 'x', status: 'failed' },
        { name: 'unnamed', status: 'failed' },
      ],
    });
  });
});

describe('asking the server', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('asks the readiness address past every cache', async () => {
    const fetch = vi.fn(() => Promise.resolve(new Response('{"checks":[]}')));
    vi.stubGlobal('fetch', fetch);

    expect(await askReadiness(new AbortController().signal)).toEqual({ kind: 'ready', checks: [] });
    expect(fetch).toHaveBeenCalledWith('/health/ready', expect.objectContaining({ cache: 'no-store' }));
  });

  it('reads a 503', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('{"checks":[]}', { status: 503 })));

    expect(await askReadiness(new AbortController().signal)).toEqual({ kind: 'unavailable', checks: [] });
  });

  it('takes no answer for unreachable', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));

    expect(await askReadiness(new AbortController().signal)).toEqual({ kind: 'unreachable' });
  });
});
