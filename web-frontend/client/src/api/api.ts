import createClient from 'openapi-fetch';
import { ApiError, NetworkError } from './errors';
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

/** Sends a request with the user's token, and once more with a new one when that had ended. */
async function send(request: Request): Promise<Response> {
  const token = await accessToken();
  const again = token === null ? null : request.clone();
  if (token !== null) request.headers.set('Authorization', `Bearer ${token}`);
  const answer = await reach(request);
  if (answer.status !== 401 || again === null || token === null) return answer;
  const renewed = await accessToken(token);
  if (renewed === null) return answer;
  again.headers.set('Authorization', `Bearer ${renewed}`);
  return reach(again);
}

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new NetworkError('The server cannot be reached.', { cause: error });
  }
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
  const { response, error } = await answer;
  if (!response.ok) throw new ApiError(response.status, error, response.headers.get('Retry-After'));
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

async function body<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await answer;
  if (data === undefined) throw new ApiError(response.status, error, response.headers.get('Retry-After'));
  return data;
}
