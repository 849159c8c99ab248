import { ApiError, NetworkError } from './errors';

/**
 * The access token, kept by each tab until it ends; the refresh token is a cookie that scripts cannot read. Each use of a refresh token replaces it and a
 * token used twice ends the session. So tabs take turns (Web Locks), who waited takes what the other was given, a page that is loaded anew goes on with the
 * token of its tab, and a renewal is completed also when the page is left meanwhile (keepalive).
 */
interface AccessToken {
  value: string;
  /** In milliseconds since 1970. */
  expires: number;
}

// Renewed so long before its end.
const early = 30_000;

// Of the tab: it is gone with it, and no other tab reads it.
const tabKey = 'instahub:token';

// That there is a session to be restored; who never signed in here asks nothing.
const hintKey = 'instahub:session';

let token = kept();
let renewing: Promise<string | null> | null = null;
let ended: () => void = () => undefined;

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('instahub:token');
channel?.addEventListener('message', ({ data }: MessageEvent<{ value: string; seconds: number } | null>) => {
  if (data === null) {
    // A tab that slept hears of it late; somebody may be signed in again.
    if (mayHaveSession()) return;
    drop();
    ended();
  } else {
    hold(data.value, data.seconds);
  }
});

function kept(): AccessToken | null {
  const text = sessionStorage.getItem(tabKey);
  return text === null ? null : (JSON.parse(text) as AccessToken);
}

function hold(value: string, seconds: number) {
  token = { value, expires: Date.now() + seconds * 1000 };
  sessionStorage.setItem(tabKey, JSON.stringify(token));
}

function drop() {
  token = null;
  sessionStorage.removeItem(tabKey);
}

/** Takes what signing in has given, and tells other tabs. */
export function setToken(value: string, seconds: number) {
  localStorage.setItem(hintKey, '1');
  hold(value, seconds);
  channel?.postMessage({ value, seconds });
}

/** Forgets it here and in other tabs. */
export function clearToken() {
  localStorage.removeItem(hintKey);
  drop();
  channel?.postMessage(null);
}

export const mayHaveSession = () => localStorage.getItem(hintKey) !== null;

/** Calls when the session has ended by itself: refused by the server, or signed out in another tab. */
export function onSessionEnd(act: () => void) {
  ended = act;
}

/** Takes up a session of which only the cookie is known; null: there is none. @throws {NetworkError} when the server cannot be reached */
export async function adopt(): Promise<string | null> {
  localStorage.setItem(hintKey, '1');
  return accessToken();
}

const isFresh = (held: AccessToken | null): held is AccessToken => held !== null && held.expires - early > Date.now();

/**
 * A token that is good for a while; null: nobody is signed in.
 * @param refused a token that the server has refused
 * @throws {NetworkError} when it has to be renewed and the server cannot be reached
 */
export async function accessToken(refused?: string): Promise<string | null> {
  if (!mayHaveSession()) return null;
  if (isFresh(token) && token.value !== refused) return token.value;
  renewing ??= renew(token?.value ?? null).finally(() => {
    renewing = null;
  });
  return renewing;
}

async function renew(old: string | null): Promise<string | null> {
  return navigator.locks.request('instahub:refresh', async () => {
    if (isFresh(token) && token.value !== old) return token.value;
    let answer: Response;
    try {
      answer = await fetch('/api/v1/auth/refresh', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}', keepalive: true });
    } catch (error) {
      throw new NetworkError('The server cannot be reached.', { cause: error });
    }
    const body: unknown = await answer.json().catch(() => null);
    if (answer.ok) {
      const { data } = body as { data: { accessToken: string; expiresIn: number } };
      setToken(data.accessToken, data.expiresIn);
      return data.accessToken;
    }
    const failure = new ApiError(answer.status, body, answer.headers.get('Retry-After'));
    if (failure.status !== 401) throw failure;
    clearToken();
    ended();
    return null;
  });
}
