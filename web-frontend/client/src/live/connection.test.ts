// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { LiveConnection } from './connection';

/** A hub on the wire: what it was asked, and what it tells. */
class Hub {
  state = 'Disconnected';
  syncs: unknown[] = [];
  #handlers = new Map<string, (envelope: { position: string; data: unknown }) => void>();
  #reconnecting: () => void = () => undefined;
  #reconnected: () => void = () => undefined;

  on = (name: string, handler: (envelope: { position: string; data: unknown }) => void) => this.#handlers.set(name, handler);
  onreconnecting = (handler: () => void) => (this.#reconnecting = handler);
  onreconnected = (handler: () => void) => (this.#reconnected = handler);
  onclose = () => undefined;
  stop = () => Promise.resolve();

  start = () => {
    this.state = 'Connected';
    return Promise.resolve();
  };

  invoke = (method: string, argument: unknown) => {
    if (method === 'sync') this.syncs.push(argument);
    return Promise.resolve();
  };

  tell(name: string, position: string, data: unknown) {
    this.#handlers.get(name)?.({ position, data });
  }

  breakAndMend() {
    this.#reconnecting();
    this.#reconnected();
  }
}

let hub: Hub;

vi.mock('@microsoft/signalr', () => ({
  LogLevel: { None: 6 },
  HubConnectionBuilder: class {
    withUrl = () => this;
    withAutomaticReconnect = () => this;
    configureLogging = () => this;
    build = () => hub;
  },
}));

let taken: string[];
let reloads: boolean[];

async function connect(take?: (id: string) => void) {
  const live = new LiveConnection(
    (_, data) => {
      const { id } = data as { id: string };
      take?.(id);
      taken.push(id);
    },
    (isFirst) => Promise.resolve(reloads.push(isFirst)),
    () => undefined,
  );
  await live.start();
}

// What was told is taken one after the other, in microtasks.
const settle = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  hub = new Hub();
  taken = [];
  reloads = [];
  vi.stubGlobal('reportError', () => undefined);
});

it('asks for what it missed by the last position that it has taken', async () => {
  await connect();
  hub.tell('sync:events', 'p1', { reload: true });
  hub.tell('post:deleted', 'p2', { id: 'a' });
  await settle();
  hub.breakAndMend();
  await settle();
  hub.tell('sync:events', 'p3', { events: [{ event: 'post:deleted', data: { id: 'b' } }] });
  await settle();
  expect(hub.syncs).toEqual([{}, { position: 'p2' }]);
  expect(taken).toEqual(['a', 'b']);
  expect(reloads).toEqual([true]);
});

it('keeps no position of a connection that was not told yet what was missed', async () => {
  await connect();
  hub.tell('sync:events', 'p1', { reload: true });
  await settle();
  hub.breakAndMend();
  hub.tell('post:deleted', 'p9', { id: 'later' });
  await settle();
  hub.breakAndMend();
  await settle();
  expect(hub.syncs).toEqual([{}, { position: 'p1' }, { position: 'p1' }]);
});

it('reads all anew when too much was missed, and goes on from there', async () => {
  await connect();
  hub.tell('sync:events', 'p1', { reload: true });
  await settle();
  hub.breakAndMend();
  hub.tell('sync:events', 'p5', { reload: true });
  await settle();
  hub.breakAndMend();
  await settle();
  expect(reloads).toEqual([true, false]);
  expect(hub.syncs.at(-1)).toEqual({ position: 'p5' });
});

it('takes what follows an event that could not be taken', async () => {
  await connect((id) => {
    if (id === 'bad') throw new Error('It cannot be taken.');
  });
  hub.tell('sync:events', 'p1', { reload: true });
  await settle();
  hub.breakAndMend();
  hub.tell('sync:events', 'p2', { events: ['bad', 'good'].map((id) => ({ event: 'post:deleted', data: { id } })) });
  await settle();
  expect(taken).toEqual(['good']);
});
