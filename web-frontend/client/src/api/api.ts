import createClient from 'openapi-fetch';
import { ApiError, isAbort, NetworkError } from './errors';
import type { components, paths } from './schema';
import { accessToken } from './token';

export type Schemas = components['schemas'];
export type User = Schemas['UserAnswer'];
export type Me = Schemas['Me'];
export type Post = Schemas['PostAnswer'];
export type Comment = Schemas['CommentAnswer'];
export type Notification = Schemas['NotificationAnswer'];
export type Chat = Schemas['ChatAnswer'];
export type Message = Schemas['MessageAnswer'];
export type Picture = Post['media'][number];

// A connection may hang and tell nobody.
const longest = 60_000;

/** Sends a request with the user's token, and once more with a new one when that had ended. */
async function send(request: Request): Promise<Response> {
  const { reach, until } = within(AbortSignal.timeout(longest), request.signal);
  const token = await until(accessToken());
  const again = token === null ? null : request.clone();
  if (token !== null) request.headers.set('Authorization', `Bearer ${token}`);
  const answer = await reach(request);
  if (answer.status !== 401 || again === null || token === null) return answer;
  const renewed = await until(accessToken(token));
  if (renewed === null) return answer;
  again.headers.set('Authorization', `Bearer ${renewed}`);
  return reach(again);
}

/** What is done until the time is over or who asked ends it. */
function within(time: AbortSignal, asked: AbortSignal) {
  const signal = AbortSignal.any([time, asked]);
  const failure = (error: unknown) => (asked.aborted && error instanceof Error ? error : new NetworkError('The server cannot be reached.', { cause: error }));
  return {
    reach: (request: Request): Promise<Response> =>
      fetch(request, { signal }).catch((error: unknown) => {
        throw failure(error);
      }),
    /** A renewal of the token goes on also when nobody waits for it any more: ended halfway, it may end the session. */
    until: <T,>(act: Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        act.then(resolve, reject);
        const end = () => {
          reject(failure(signal.reason));
        };
        if (signal.aborted) end();
        else signal.addEventListener('abort', end);
      }),
  };
}

/** The API, typed by its OpenAPI document. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: send });

interface Answer<T> {
  data?: T | undefined;
  error?: unknown;
  response: Response;
}

/** What an answer holds. @throws {ApiError} what was refused */
export async function take<T>(answer: Promise<Answer<{ data: T }>>): Promise<T> {
  return (await body(answer)).data;
}

/** A page of a list. @throws {ApiError} what was refused */
export async function takePage<T>(answer: Promise<Answer<{ data: T[]; page: { next?: string | null } }>>): Promise<Page<T>> {
  const { data, page } = await body(answer);
  return { items: data, next: page.next ?? null };
}

/** For answers without content. @throws {ApiError} what was refused */
export async function done(answer: Promise<{ error?: unknown; response: Response }>): Promise<void> {
  const { response, error } = await whole(answer);
  if (!response.ok) throw new ApiError(response.status, error, response.headers.get('Retry-After'));
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

async function body<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await whole(answer);
  if (data === undefined) throw new ApiError(response.status, error, response.headers.get('Retry-After'));
  return data;
}

/** An answer whose connection breaks while it is read is none: the server may have done what was asked, or not. */
async function whole<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiError || error instanceof NetworkError || isAbort(error)) throw error;
    throw new NetworkError('The answer of the server broke off.', { cause: error });
  }
}
