import { createServer } from 'node:net';

/**
 * Whether a server could listen on this loopback port now.
 * @param {number} port 0 for any
 * @returns {Promise<number | null>} the port, null if it is taken
 */
function tryPort(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const { port: got } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(got));
    });
  });
}

/** @param {number} port */
export const isFree = async (port) => (await tryPort(port)) !== null;

/** A free loopback port; the preferred one if it is. @param {number} [preferred] */
export async function freePort(preferred) {
  const port = (preferred ? await tryPort(preferred) : null) ?? (await tryPort(0));
  if (port === null) throw new Error('no free port on 127.0.0.1');
  return port;
}
