import type { HubConnection, IRetryPolicy } from '@microsoft/signalr';
import { accessToken } from '../api/token';
import { isLiveEvent, type LiveEvents } from './events';

/** Whether events come: not yet or no more, or they do. */
export type LiveState = 'connecting' | 'connected';

interface Envelope {
  position: string;
  data: unknown;
}

interface Missed {
  reload?: boolean;
  events?: { event: string; data: unknown }[];
}

type Take = <Name extends keyof LiveEvents>(name: Name, data: LiveEvents[Name]) => void;

// Never gives up; waits up to 30 s, and not all clients alike.
const patience: IRetryPolicy = {
  nextRetryDelayInMilliseconds: ({ previousRetryCount }) => Math.random() * Math.min(1000 * 2 ** previousRetryCount, 30_000),
};

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * The connection to the hub. Every event has a position; after each connecting the hub is told the last one that was taken, and sends what was missed,
 * in order and once, or says that all has to be read anew. Events are taken one after the other.
 */
export class LiveConnection {
  #hub: HubConnection | null = null;
  #isStopped = false;
  #position: string | null = null;
  // Whether this connection has been told what was missed. A position of before that would hide it, should the connection break meanwhile.
  #isSynced = false;
  #work: Promise<unknown> = Promise.resolve();
  readonly #take: Take;
  readonly #reload: (isFirst: boolean) => Promise<unknown>;
  readonly #changed: (state: LiveState) => void;

  constructor(take: Take, reload: (isFirst: boolean) => Promise<unknown>, changed: (state: LiveState) => void) {
    this.#take = take;
    this.#reload = reload;
    this.#changed = changed;
  }

  get #isConnected() {
    return (this.#hub?.state as string | undefined) === 'Connected';
  }

  async start() {
    const { HubConnectionBuilder, LogLevel } = await import('@microsoft/signalr');
    const hub = new HubConnectionBuilder()
      .withUrl('/hubs/live', { accessTokenFactory: async () => (await accessToken()) ?? '' })
      .withAutomaticReconnect(patience)
      .configureLogging(LogLevel.None)
      .build();
    this.#hub = hub;
    for (const name of isLiveEvent.names) {
      hub.on(name, ({ position, data }: Envelope) => {
        void this.#then(() => {
          this.#give(name, data);
          if (this.#isSynced) this.#position = position;
        });
      });
    }
    hub.on('sync:events', ({ position, data }: Envelope) => {
      void this.#then(async () => {
        const missed = data as Missed;
        if (missed.reload || this.#position === null) await this.#reload(this.#position === null);
        else for (const { event, data: one } of missed.events ?? []) this.#give(event, one);
        this.#position = position;
        this.#isSynced = true;
      });
    });
    hub.on('ready', () => undefined);
    hub.onreconnecting(() => {
      this.#lose();
      this.#changed('connecting');
    });
    hub.onreconnected(() => void this.#connected());
    hub.onclose(() => {
      this.#lose();
      this.#changed('connecting');
      if (!this.#isStopped) void this.#connect(hub);
    });
    await this.#connect(hub);
  }

  async stop() {
    this.#isStopped = true;
    await this.#hub?.stop();
  }

  /** Calls a method of the hub. @throws {Error} its message ends with a code of the API; or there is no connection */
  async call<T>(method: string, argument: unknown): Promise<T> {
    if (this.#hub === null || !this.#isConnected) throw new Error('There is no connection.');
    return this.#hub.invoke<T>(method, argument);
  }

  // The library tries again when a connection is lost, not when the first fails.
  async #connect(hub: HubConnection) {
    for (let tried = 0; !this.#isStopped; tried++) {
      try {
        await hub.start();
        await this.#connected();
        return;
      } catch {
        await pause(1000 + Math.random() * Math.min(1000 * 2 ** tried, 30_000));
      }
    }
  }

  async #connected() {
    // Queued like events: those that follow on this connection wait until the position has been used.
    await this.#then(async () => {
      for (let tried = 0; this.#isConnected && tried < 5; tried++) {
        try {
          await this.#hub?.invoke('sync', this.#position === null ? {} : { position: this.#position });
          return;
        } catch {
          await pause(1000); // cut off again, and the next connection syncs; or the server cannot just now
        }
      }
    });
    if (this.#isConnected) this.#changed('connected');
  }

  // Queued behind what this connection has brought: the next one has to be told what was missed first.
  #lose() {
    void this.#then(() => {
      this.#isSynced = false;
    });
  }

  // A handler that fails does not keep others from the events that follow.
  #give(name: string, data: unknown) {
    try {
      if (isLiveEvent(name)) this.#take(name, data as never);
    } catch (error) {
      reportError(error);
    }
  }

  // What fails does not hold up what follows.
  #then(act: () => unknown) {
    const done = this.#work.then(act).catch((error: unknown) => {
      reportError(error);
    });
    this.#work = done;
    return done;
  }
}
