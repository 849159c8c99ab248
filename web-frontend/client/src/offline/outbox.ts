import { ApiError, isAbort, isMomentary } from '../api/errors';
import { owner } from './owner';
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
  /** How often the server has failed at it. */
  failures?: number;
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

// What the server fails at so often is the item's fault: it does not hold up what waits behind it for ever.
const mostFailures = 5;

// What could not be sent is tried again after this time, which doubles until something was sent.
const [firstPause, longestPause] = [2_000, 60_000];
let pause = firstPause;

// One for all lanes: each try is of all of them.
let timer: ReturnType<typeof setTimeout> | undefined;
let notBefore = 0;

let kept: readonly Queued[] = [];
let waiting: readonly Queued[] = [];
const listeners = new Set<() => void>();

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('instahub:outbox');
channel?.addEventListener('message', () => void read());
owner.subscribe(show);

const isMine = ({ userId }: Queued) => userId === owner.get();

/** Makes known who sends a kind; once, when the module is loaded that knows it. */
export function register<Payload, Answer>(sender: Sender<Payload, Answer>): Sender<Payload, Answer> {
  senders.set(sender.kind, sender as Sender<unknown, unknown>);
  return sender;
}

/** Makes known which module registers the sender of a kind; it is loaded when something of the kind waits. */
export function registerLater(kind: string, load: () => Promise<unknown>) {
  modules.set(kind, load);
}

/** What of the user's waits, for screens that show it; the same array until something changes. */
export const outbox = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  get: () => waiting,
};

function show() {
  waiting = kept.filter(isMine);
  for (const listener of listeners) listener();
}

async function read() {
  kept = await (await storage()).getAll('outbox');
  show();
}

/** Tells what this tab has changed, here and in other tabs. */
async function changed() {
  channel?.postMessage(null);
  await read();
}

/** Keeps something to be sent, and tries to. Resolves when it is kept; `sent` or `refused` of its sender say how it went. */
export async function enqueue(item: Omit<Queued, 'number' | 'at'>): Promise<void> {
  const opened = await storage();
  const transaction = opened.transaction('outbox', 'readwrite');
  for (const { number, userId } of await transaction.store.index('byKey').getAll(item.key))
    if (number !== undefined && userId === item.userId) await transaction.store.delete(number);
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
  for (const { failure, ...item } of await transaction.store.index('byKey').getAll(key)) {
    if (failure === undefined) continue;
    // Of what failed in a way that is not known the server may have done it all the same: only its old key keeps it from happening twice.
    const renewed = failure.code === 'internal' ? undefined : senders.get(item.kind)?.renewed;
    await transaction.store.put({ ...item, failures: 0, payload: renewed?.(item.payload) ?? item.payload });
  }
  await transaction.done;
  await changed();
  void flush();
}

/** Sends what waits, in order, one tab at a time; stops where the server cannot be reached. */
export async function flush(): Promise<void> {
  await read();
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
      // The server wants to be left alone so long; the timer comes to it.
      if (Date.now() < notBefore) return;
      const opened = await storage();
      const next = (await opened.getAll('outbox')).find((item) => isMine(item) && item.failure === undefined && senders.has(item.kind) && laneOf(item.kind) === lane);
      if (next?.number === undefined) break;
      const isDone = await sendOne(opened, next, next.number);
      if (!isDone) return;
    }
    // Another tab may have sent what is shown here as waiting.
    await read();
  });
}

/** Sends one; false: it cannot be sent just now. */
async function sendOne(opened: Awaited<ReturnType<typeof storage>>, item: Queued, number: number): Promise<boolean> {
  const sender = senders.get(item.kind);
  let answer: unknown;
  try {
    answer = await sender?.send(item.payload);
  } catch (error) {
    const failures = (item.failures ?? 0) + (isFailure(error) ? 1 : 0);
    // Who discarded it meanwhile wants no more of it.
    const isWanted = (await opened.getKey('outbox', number)) !== undefined;
    // Nobody ends what is sent here but its time-out.
    if ((isMomentary(error) || isAbort(error)) && failures < mostFailures) {
      if (isWanted && failures !== (item.failures ?? 0)) await opened.put('outbox', { ...item, failures });
      flushLater(error);
      return false;
    }
    if (sender?.keepsRefused && isWanted) await opened.put('outbox', { ...item, failure: refusalOf(error) });
    else await opened.delete('outbox', number);
    told(() => sender?.refused?.(item.payload, error));
    await changed();
    return true;
  }
  pause = firstPause;
  await opened.delete('outbox', number);
  told(() => sender?.sent?.(item.payload, answer));
  await changed();
  return true;
}

// What goes wrong while it is shown changes nothing of what was sent.
function told(act: () => void) {
  try {
    act();
  } catch (error) {
    reportError(error);
  }
}

// These say that the server is not there or has no time, and nothing of the item.
const absences = [502, 503, 504];

const isFailure = (error: unknown) => error instanceof ApiError && error.status >= 500 && !absences.includes(error.status);

function flushLater(error: unknown) {
  const asked = error instanceof ApiError ? (error.retryAfter ?? 0) * 1_000 : 0;
  notBefore = Math.max(notBefore, Date.now() + asked);
  clearTimeout(timer);
  timer = setTimeout(() => {
    pause = Math.min(pause * 2, longestPause);
    void flush();
  }, Math.max(notBefore - Date.now(), pause));
}

const refusalOf = (error: unknown): Refusal =>
  error instanceof ApiError ? { code: error.code, message: Object.values(error.details)[0]?.[0] ?? error.message } : { code: 'internal', message: String(error) };

/** From now on sends what waits, also what another visit has left, whenever there is a connection. */
export function startOutbox() {
  // Where the browser keeps nothing, nothing waits.
  const start = () => {
    flush().catch(() => undefined);
  };
  window.addEventListener('online', () => {
    pause = firstPause;
    start();
  });
  owner.subscribe(start);
  start();
}
