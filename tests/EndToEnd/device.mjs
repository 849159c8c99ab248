import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { ChatView } from '../../docs/examples/chat-view.mjs';
import { LiveClient } from '../../docs/examples/live-client.mjs';

const LIMIT_MS = 30_000; // only what fails waits for it

/** One device of somebody who looks at a chat: the clients of docs/examples, and a record of what they were told. */
export class Device {
  /** Everything that it took, in order; `load` where it loaded. */
  log = [];
  #waiting = new Set();

  constructor(name, user, address, chatId) {
    Object.assign(this, { name, user, address });
    this.view = new ChatView(chatId, user.id, (path) => this.ask('GET', path));
    this.connection = new HubConnectionBuilder()
      .withUrl(`${address}/hubs/live`, { accessTokenFactory: () => user.token })
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: () => 50 })
      .configureLogging(LogLevel.None)
      .build();
    this.live = new LiveClient(
      this.connection,
      async () => {
        await this.view.load();
        this.#record('load', {});
      },
      (name, data) => {
        this.view.take(name, data);
        this.#record(name, data);
      },
    );
    this.connection.onreconnecting(() => this.#record('lost', {}));
  }

  /** Asks the API. */
  async ask(method, path, body) {
    const answer = await fetch(`${this.address}/api/v1/${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${this.user.token}` },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${text}`);
    return text ? JSON.parse(text) : {};
  }

  say(text, more = {}) {
    return this.live.send(this.view.chatId, { type: 'text', text, ...more });
  }

  count(name) {
    return this.log.filter((told) => told.name === name).length;
  }

  /** Waits until something is so, looking at each event. @param {string} what @param {() => boolean} isSo */
  async until(what, isSo) {
    if (isSo()) return;
    await new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${this.name} waited ${LIMIT_MS} ms for: ${what}. Told last: ${JSON.stringify(this.log.slice(-5))}`)), LIMIT_MS);
      const look = () => {
        if (!isSo()) return;
        clearTimeout(late);
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
    });
  }

  /** What its user sees now: the messages that are there, and who has read what. */
  see() {
    const { view } = this;
    return {
      messages: [...view.messages.values()].filter(({ deletedAt }) => !deletedAt).map(({ sequence, id, text, reactions, editedAt }) => ({ sequence, id, text, reactions, editedAt })),
      unread: view.unread,
      read: Object.fromEntries(view.read),
      delivered: Object.fromEntries(view.delivered),
    };
  }

  #record(name, data) {
    this.log.push({ name, data, at: performance.now() });
    for (const look of [...this.#waiting]) look();
  }
}
