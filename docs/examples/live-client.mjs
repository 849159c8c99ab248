// A client of the hub that is told everything once and in order, also after its connection was lost. To be copied.
//
// Every event is {position, data}. Who gives the last position that it has taken back to `sync` is sent what it missed, as `sync:events`; or
// is told there that it must load anew. So: sync after every connecting, remember a position when its event has been taken, not before,
// and take one event after the other.

/** Events of chats. A client that takes others adds their names. */
const names = [
  'message:new', 'message:edited', 'message:deleted', 'message:read', 'message:delivered', 'typing:user', 'reaction:changed', 'chat:updated',
];

const pause = () => new Promise((resolve) => setTimeout(resolve, 1000));

/** For `withAutomaticReconnect`: never gives up; waits up to 30 s, not all clients alike. */
export const patience = {
  nextRetryDelayInMilliseconds: ({ previousRetryCount }) => Math.random() * Math.min(1000 * 2 ** previousRetryCount, 30_000),
};

export class LiveClient {
  #connection;
  #load;
  #position = null;
  #isSynced = false; // whether this connection has been told what was missed: a position of before that would hide it, should it break meanwhile
  #work = Promise.resolve();
  #waiting = [];

  /**
   * @param {import('@microsoft/signalr').HubConnection} connection with `withAutomaticReconnect(patience)`; its `accessTokenFactory` is asked at
   *   each connecting, because a connection ends with its token
   * @param {() => Promise<void>} load reads everything that is shown by HTTP: at the beginning, and when too much was missed
   * @param {(name: string, data: any) => void} take takes an event
   */
  constructor(connection, load, take) {
    this.#connection = connection;
    this.#load = load;
    for (const name of names) {
      connection.on(name, ({ position, data }) => this.#then(() => {
        take(name, data);
        if (this.#isSynced) this.#position = position;
      }));
    }
    connection.on('sync:events', ({ position, data }) => this.#then(async () => {
      if (data.reload || this.#position === null) await this.#loadSurely();
      else for (const missed of data.events) take(missed.event, missed.data);
      this.#position = position;
      this.#isSynced = true;
    }));
    connection.on('ready', () => {}); // sync may be called before
    connection.onreconnected(() => this.#connected());
  }

  async start() {
    await this.#connection.start();
    await this.#connected();
  }

  /**
   * Calls a method; where the connection is lost meanwhile, again on the next one. So it may happen twice: that of a message does
   * no harm, because of its `clientId`.
   * @throws {Error} its message ends with a code of the API
   */
  async call(method, argument) {
    for (;;) {
      try {
        return await this.#connection.invoke(method, argument);
      } catch (error) {
        if (this.#connection.state === 'Connected') throw error;
        await new Promise((resolve) => this.#waiting.push(resolve));
      }
    }
  }

  /** Sends a message, once. */
  send(chatId, message) {
    return this.call('message:send', { chatId, clientId: crypto.randomUUID(), ...message });
  }

  // Queued like events: those that follow on this connection wait until the position has been used.
  async #connected() {
    for (const resolve of this.#waiting.splice(0)) resolve();
    await this.#then(async () => {
      this.#isSynced = false;
      while (this.#connection.state === 'Connected') {
        try {
          return await this.#connection.invoke('sync', this.#position === null ? {} : { position: this.#position });
        } catch {
          await pause(); // cut off again, and the next connection syncs; or the server cannot just now
        }
      }
    });
  }

  async #loadSurely() {
    for (;;) {
      try {
        return await this.#load();
      } catch {
        await pause();
      }
    }
  }

  // What fails is reported as a rejection that nobody handles, and does not hold up what follows.
  #then(act) {
    const done = this.#work.then(act);
    this.#work = done.catch(() => {});
    return done;
  }
}
