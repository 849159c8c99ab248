// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { channels, locks } from '../testing/browser';

type Token = typeof import('./token');

const requests: string[] = [];
let answer: () => Promise<Response>;

/** Each tab has the module for itself; the storage, the locks and the channel are the browser's. */
async function openTab(): Promise<Token> {
  vi.resetModules();
  sessionStorage.clear();
  return import('./token');
}

const tokens = (value: string, seconds = 900) => () => Promise.resolve(Response.json({ success: true, data: { accessToken: value, refreshToken: 'r', expiresIn: seconds } }));

const failure = (status: number, code: string) => () => Promise.resolve(Response.json({ success: false, error: { code, message: code } }, { status }));

beforeEach(() => {
  requests.length = 0;
  localStorage.clear();
  answer = failure(401, 'unauthenticated');
  vi.stubGlobal('fetch', (path: string) => {
    requests.push(path);
    return answer();
  });
  vi.stubGlobal('navigator', { locks: locks() });
  vi.stubGlobal('BroadcastChannel', channels());
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the access token', () => {
  it('is asked for by nobody who never signed in here', async () => {
    const tab = await openTab();
    expect(await tab.accessToken()).toBeNull();
    expect(requests).toEqual([]);
  });

  it('is renewed once, however many ask at the same time', async () => {
    localStorage.setItem('instahub:session', '1');
    answer = tokens('first');
    const tab = await openTab();
    expect(await Promise.all([tab.accessToken(), tab.accessToken(), tab.accessToken()])).toEqual(['first', 'first', 'first']);
    expect(await tab.accessToken()).toBe('first');
    expect(requests).toEqual(['/api/v1/auth/refresh']);
  });

  it('is renewed once by all tabs together', async () => {
    localStorage.setItem('instahub:session', '1');
    answer = tokens('shared');
    const one = await openTab();
    const other = await openTab();
    expect(await Promise.all([one.accessToken(), other.accessToken()])).toEqual(['shared', 'shared']);
    expect(requests).toHaveLength(1);
  });

  it('is that of its tab when a page is loaded anew', async () => {
    const before = await openTab();
    before.setToken('kept', 900);
    vi.resetModules();
    const after = await import('./token');
    expect(await after.accessToken()).toBe('kept');
    expect(requests).toEqual([]);
  });

  it('is renewed before its end', async () => {
    const tab = await openTab();
    tab.setToken('short', 20);
    answer = tokens('next');
    expect(await tab.accessToken()).toBe('next');
  });

  it('is renewed when the server has refused it, and only then', async () => {
    const tab = await openTab();
    tab.setToken('old', 900);
    answer = tokens('new');
    expect(await tab.accessToken('an older one')).toBe('old');
    expect(await tab.accessToken('old')).toBe('new');
    expect(requests).toHaveLength(1);
  });

  it('is gone, here and in other tabs, when the session has ended', async () => {
    const tab = await openTab();
    const other = await openTab();
    const ended = vi.fn();
    const endedThere = vi.fn();
    tab.onSessionEnd(ended);
    other.onSessionEnd(endedThere);
    tab.setToken('old', 900);
    expect(await tab.accessToken('old')).toBeNull();
    expect(ended).toHaveBeenCalledOnce();
    expect(endedThere).toHaveBeenCalledOnce();
    expect(await other.accessToken()).toBeNull();
    expect(tab.mayHaveSession()).toBe(false);
    expect(requests).toHaveLength(1);
  });

  it('stays when the server cannot be reached, or cannot answer', async () => {
    const tab = await openTab();
    const ended = vi.fn();
    tab.onSessionEnd(ended);
    tab.setToken('old', 900);
    answer = () => Promise.reject(new TypeError('offline'));
    await expect(tab.accessToken('old')).rejects.toMatchObject({ name: 'NetworkError' });
    answer = failure(503, 'unavailable');
    await expect(tab.accessToken('old')).rejects.toMatchObject({ status: 503 });
    expect(ended).not.toHaveBeenCalled();
    expect(tab.mayHaveSession()).toBe(true);
    answer = tokens('new');
    expect(await tab.accessToken('old')).toBe('new');
  });

  it('that one tab was given is used by the others', async () => {
    const tab = await openTab();
    const other = await openTab();
    tab.setToken('given', 900);
    expect(await other.accessToken()).toBe('given');
    expect(requests).toEqual([]);
  });

  it('is gone in all tabs when one signs out', async () => {
    const tab = await openTab();
    const other = await openTab();
    const ended = vi.fn();
    other.onSessionEnd(ended);
    tab.setToken('given', 900);
    tab.clearToken();
    expect(ended).toHaveBeenCalledOnce();
    expect(await other.accessToken()).toBeNull();
    expect(requests).toEqual([]);
  });

  it('is taken up from the cookie alone', async () => {
    const tab = await openTab();
    answer = tokens('from the cookie');
    expect(await tab.adopt()).toBe('from the cookie');
    expect(tab.mayHaveSession()).toBe(true);
  });

  it('leaves no trace of a session where the cookie has none', async () => {
    const tab = await openTab();
    expect(await tab.adopt()).toBeNull();
    expect(tab.mayHaveSession()).toBe(false);
  });
});
