import { ApiError, isMomentary } from '../api/errors';
import { storage } from './storage';

/**
 * What users do is kept in the browser's database before it is sent, and taken out when the server has answered: it survives a lost connection, a
 * closed tab and a crash, and because each carries a key of its own (`Idempotency-Key`, `clientId`) or sets a state, it happens once.
 */
export interface Queued {
  number?: number;
  /** Which sender takes it. */
  kind: string;
  /** What it is about: of a state (a like) only the newest is kept; else unique. */
  key: string;
  /** Whose it is. */
  userId: string;
  payload: unknown;
  /** When it was made, in milliseconds since 1970. */
  at: number;
  /** The server refused it, and it waits for the user to try again or to discard it. */
  failure?: Refusal;
}

/** Why something was refused, as far as it can be kept. */
export interface Refusal {
  code: string;
  message: string;
}

export interface Sender<Payload, Answer> {
  kind: string;
  /** What is slow goes a way of its own, so that nothing waits behind it. */
  lane?: string;
  /** Whether what was refused stays, to be tried again or discarded by the user. */
  keepsRefused?: boolean;
  /** What is sent when it is tried again after a refusal: with new keys, under which the server has not answered yet. */
  renewed?: (payload: Payload) => Payload;
  /** Sends it. Repeated with the same payload it must have one effect. */
  send: (payload: Payload) => Promise<Answer>;
  /** It is done, perhaps long after it was asked for. */
  sent?: (payload: Payload, answer: Answer) => void;
  /** It was refused for good. */
  refused?: (payload: Payload, error: unknown) => void;
}

const senders = new Map<string, Sender<unknown, unknown>>();

const modules = new Map<string, () => Promise<unknown>>();

let waiting: readonly Queued[] = [];
const listeners = new Set<() => void>();

/** Makes known who sends a kind; once, when the module is loaded that knows it. */
export function register<Payload, Answer>(sender: Sender<Payload, Answer>): Sender<Payload, Answer> {
  senders.set(sender.kind, sender as Sender<unknown, unknown>);
  return sender;
}

/** Makes known which module registers the sender of a kind; it is loaded when something of the kind waits. */
export function registerLater(kind: string, load: () => Promise<unknown>) {
  modules.set(kind, load);
}

/** What waits, for screens that show it; the same array until something changes. */
export const outbox = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  get: () => waiting,
};

async function changed() {
  waiting = await (await storage()).getAll('outbox');
  for (const listener of listeners) listener();
}

/** Keeps something to be sent, and tries to. Resolves when it is kept; `sent` or `refused` of its sender say how it went. */
export async function enqueue(item: Omit<Queued, 'number' | 'at'>): Promise<void> {
  const opened = await storage();
  const transaction = opened.transaction('outbox', 'readwrite');
  for (const number of await transaction.store.index('byKey').getAllKeys(item.key)) await transaction.store.delete(number);
  await transaction.store.add({ ...item, at: Date.now() });
  await transaction.done;
  await changed();
  void flush();
}

/** Takes something back that was not sent yet. */
export async function discard(key: string): Promise<void> {
  const opened = await storage();
  const transaction = opened.transaction('outbox', 'readwrite');
  for (const number of await transaction.store.index('byKey').getAllKeys(key)) await transaction.store.delete(number);
  await transaction.done;
  await changed();
}

/** Tries something again that was refused. */
export async function retry(key: string): Promise<void> {
  const opened = await storage();
  const transaction = opened.transaction('outbox', 'readwrite');
  for (const { failure, ...item } of await transaction.store.index('byKey').getAll(key))
    if (failure !== undefined) await transaction.store.put({ ...item, payload: senders.get(item.kind)?.renewed?.(item.payload) ?? item.payload });
  await transaction.done;
  await changed();
  void flush();
}

/** Sends what waits, in order, one tab at a time; stops where the server cannot be reached. */
export async function flush(): Promise<void> {
  await changed();
  const missing = new Set(waiting.map(({ kind }) => kind).filter((kind) => !senders.has(kind)));
  // A module that cannot be loaded just now is loaded the next time.
  await Promise.allSettled([...missing].map(async (kind) => modules.get(kind)?.()));
  const lanes = new Set(waiting.map(({ kind }) => laneOf(kind)));
  await Promise.all([...lanes].map(drain));
}

const laneOf = (kind: string) => senders.get(kind)?.lane ?? '';

async function drain(lane: string): Promise<void> {
  await navigator.locks.request(`instahub:outbox${lane}`, async () => {
    for (;;) {
      const opened = await storage();
      const next = (await opened.getAll('outbox')).find(({ kind, failure }) => failure === undefined && senders.has(kind) && laneOf(kind) === lane);
      if (next?.number === undefined) break;
      const sender = senders.get(next.kind);
      try {
        const answer = await sender?.send(next.payload);
        await opened.delete('outbox', next.number);
        sender?.sent?.(next.payload, answer);
      } catch (error) {
        if (isMomentary(error)) {
          setTimeout(() => void flush(), 15_000);
          break;
        }
        // Who discarded it meanwhile wants no more of it.
        const isWanted = (await opened.getKey('outbox', next.number)) !== undefined;
        if (sender?.keepsRefused && isWanted) await opened.put('outbox', { ...next, failure: refusalOf(error) });
        else await opened.delete('outbox', next.number);
        sender?.refused?.(next.payload, error);
      }
      await changed();
    }
  });
}

const refusalOf = (error: unknown): Refusal =>
  error instanceof ApiError ? { code: error.code, message: Object.values(error.details)[0]?.[0] ?? error.message } : { code: 'internal', message: String(error) };

/** From now on sends what waits, also what another visit has left, whenever there is a connection. */
export function startOutbox() {
  window.addEventListener('online', () => void flush());
  void flush();
}
