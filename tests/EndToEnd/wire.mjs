import { connect, createServer } from 'node:net';

/** A network between a client and a server on loopback, to be broken. */
export class Wire {
  #address;
  #ends = new Map(); // the client's end of each connection, and the server's
  #isBroken = false;
  #server = createServer((client) => this.#accept(client));

  /** @param {string} address the server's */
  constructor(address) {
    this.#address = new URL(address);
  }

  /** Begins to pass on. @returns {Promise<string>} where clients connect */
  async open() {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  /** Ends all connections; there are none until it is mended. @param {{ noticed: boolean }} how whether the server sees its ends closed too */
  break({ noticed }) {
    this.#isBroken = true;
    for (const [client, server] of this.#ends) {
      client.destroy();
      if (noticed) server.destroy();
    }
  }

  mend() {
    this.#isBroken = false;
  }

  close() {
    this.break({ noticed: true });
    this.#server.close();
  }

  #accept(client) {
    client.on('error', () => {});
    if (this.#isBroken) {
      client.destroy();
      return;
    }
    const server = connect(Number(this.#address.port), this.#address.hostname);
    this.#ends.set(client, server);
    server.on('error', () => client.destroy());
    server.on('close', () => {
      this.#ends.delete(client);
      client.destroy();
    });
    server.on('data', (bytes) => !client.destroyed && client.write(bytes));
    client.on('data', (bytes) => server.write(bytes));
    client.on('end', () => server.end());
  }
}
