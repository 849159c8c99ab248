import { execFile } from 'node:child_process';
import { chownSync, closeSync, existsSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { start } from '../children.mjs';
import { UserError } from '../errors.mjs';
import { readText } from '../files.mjs';
import { freePort, isFree } from '../ports.mjs';
import { commandLine, gone, isAlive, recordOf, send, workingIn } from '../processes.mjs';
import { tail } from '../text.mjs';
import { as, makeOwnFolder } from './account.mjs';

/** @typedef {import('./place.mjs').Place} Place */
/** @typedef {{ pid: number, port: number, ready: boolean }} Running */

const START_MS = 60_000;
const FAST_MS = 60_000;
const LOG_LIMIT = 10 * 1024 * 1024;

/** One data directory and the server on it. */
export class PostgresServer {
  /**
   * @param {Place} place
   * @param {string} folder the data directory
   * @param {string} log file for what the server says
   */
  constructor(place, folder, log) {
    this.place = place;
    this.folder = folder;
    this.log = log;
  }

  /**
   * Makes the data directory, with UTF-8, byte order as the sort order, and passwords required of everybody.
   * @param {string} password of the superuser, postgres
   * @param {string[]} [args] further arguments of initdb
   */
  async initialise(password, args = []) {
    makeOwnFolder(this.folder, this.place.account);
    const passwordFile = join(dirname(this.folder), `initdb-password.${process.pid}`);
    try {
      writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
      if (this.place.account) chownSync(passwordFile, this.place.account.uid, this.place.account.gid);
      await this.#program('initdb', ['-D', this.folder, '--username=postgres', `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256', '--encoding=UTF8', '--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8',
        '--no-instructions', ...args]);
    } finally {
      rmSync(passwordFile, { force: true });
    }
  }

  /** Runs statements, one a line, in a server that nobody can connect to. @param {string[]} statements */
  async execute(statements) {
    // Without this option it goes on after an error and ends with 0.
    const stopAtError = ['-c', 'exit_on_error=on'];
    await this.#program('postgres', ['--single', '-D', this.folder, ...stopAtError, 'postgres'], `${statements.join('\n')}\n`);
  }

  /**
   * Starts the server and waits until it takes connections.
   * @param {Record<string, string | number>} settings
   * @param {number} [preferredPort]
   * @returns {Promise<Running & { child: import('../children.mjs').Child }>}
   */
  async start(settings, preferredPort) {
    await this.#clearStaleLock();
    for (let attempt = 1; ; attempt++) {
      const port = await freePort(preferredPort);
      const child = await this.#spawn({ ...loopback(port), ...settings });
      if (await this.#ready(child)) return { pid: child.pid, port, ready: true, child };
      // Somebody else may have taken the port between the look and the start.
      if (attempt === 3 || (await isFree(port))) {
        throw new UserError(`PostgreSQL did not start. The end of ${this.log}:\n\n${tail(readText(this.log) ?? '', 20)}`);
      }
    }
  }

  /**
   * The server that runs on this data directory, whoever started it. It says so itself, in the file that pg_ctl reads.
   * @returns {Running | null}
   */
  running() {
    const [pid, , , port, , , , status] = (readText(join(this.folder, 'postmaster.pid')) ?? '').split('\n');
    if (!status || !commandLine(Number(pid)).includes(`-D ${this.folder} `)) return null;
    return { pid: Number(pid), port: Number(port), ready: status.trim() === 'ready' };
  }

  /** Waits until the server that runs already takes connections. */
  async becomesReady() {
    const deadline = performance.now() + START_MS;
    for (let now = this.running(); now; now = this.running()) {
      if (now.ready) return now;
      if (performance.now() > deadline) throw new UserError(`PostgreSQL (process ${now.pid}) is not ready after ${START_MS / 1_000} s; see ${this.log}`);
      await delay(20);
    }
    return null;
  }

  /** Stops the server: open transactions are rolled back, everything committed is on disk. */
  async stop() {
    const now = this.running();
    if (!now) return;
    const server = recordOf(now.pid);
    send(now.pid, 'SIGINT'); // "fast" shutdown
    if (await gone(server, FAST_MS)) return;
    send(now.pid, 'SIGQUIT'); // "immediate": as after a crash, the next start recovers
    if (!(await gone(server, 10_000))) throw new UserError(`PostgreSQL (process ${now.pid}) does not stop; see ${this.log}`);
  }

  /**
   * A server that was killed leaves its lock file, and PostgreSQL refuses to start if the process number in it is
   * that of any process of the same user (after a reboot, say) or of a zombie. What counts is whether a process of
   * that server is left: each works in the data directory. Those notice within moments that they are orphans.
   */
  async #clearStaleLock() {
    const lock = join(this.folder, 'postmaster.pid');
    if (process.platform !== 'linux' || !existsSync(lock)) return; // elsewhere PostgreSQL's own check has to do
    const deadline = performance.now() + START_MS;
    while (workingIn(this.folder).length > 0) {
      if (performance.now() > deadline) throw new UserError(`processes of a killed PostgreSQL are left in ${this.folder}: ${workingIn(this.folder).join(', ')}`);
      await delay(20);
    }
    rmSync(lock);
  }

  /** @param {Record<string, string | number>} settings */
  async #spawn(settings) {
    if ((statSync(this.log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) renameSync(this.log, `${this.log}.1`);
    const log = openSync(this.log, 'a', 0o600);
    const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    return start(join(this.place.bin, 'postgres'), ['-D', this.folder, ...options],
      { cwd: '/', env: environment(), stdio: ['ignore', log, log], ...as(this.place.account) }).finally(() => closeSync(log));
  }

  /** @param {import('../children.mjs').Child} child @returns {Promise<boolean>} false when it ended instead */
  async #ready(child) {
    const server = recordOf(child.pid);
    const deadline = performance.now() + START_MS;
    while (isAlive(server)) {
      const now = this.running();
      if (now?.pid === child.pid && now.ready) return true;
      if (performance.now() > deadline) {
        send(child.pid, 'SIGQUIT');
        throw new UserError(`PostgreSQL is not ready after ${START_MS / 1_000} s; see ${this.log}`);
      }
      await delay(10);
    }
    return false;
  }

  /** @param {string} name @param {string[]} args @param {string} [input] */
  #program(name, args, input = '') {
    return /** @type {Promise<void>} */ (new Promise((resolve, reject) => {
      const child = execFile(join(this.place.bin, name), args, { cwd: '/', env: environment(), ...as(this.place.account) },
        (error, out, err) => (error ? reject(new UserError(`${name} failed: ${error.message}\n${tail(`${out}${err}`, 20)}`)) : resolve()));
      child.stdin?.end(input);
    }));
  }
}

/** @param {number} port */
const loopback = (port) => ({ listen_addresses: '127.0.0.1', port, unix_socket_directories: '' });

/** Nothing of the caller's: PGDATA, PGPORT and the like would change what the programs do. */
const environment = () => ({ PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' });
