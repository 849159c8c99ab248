import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { readText } from '../lib/files.mjs';
import { root } from '../lib/paths.mjs';
import { freePort } from '../lib/ports.mjs';
import { workingIn } from '../lib/processes.mjs';
import { until } from './until.mjs';

/** What this process may have been given and a checkout of its own must not see. */
const NOT_PASSED_ON = ['ConnectionStrings__InstaHub', 'INSTAHUB_TEST_POSTGRES', 'ASPNETCORE_URLS', 'NODE_TEST_CONTEXT', 'RestoreAdditionalProjectSources'];

/**
 * A small checkout of its own with the real `instahub`, the real PostgreSQL and a stand-in for `dotnet`
 * (testing/dotnet.mjs), on which whole commands are tried.
 */
export class Checkout {
  /** @param {{ mode?: number }} [options] of its folder: 0o700 keeps every other user out */
  constructor({ mode = 0o755 } = {}) {
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), 'instahub-checkout-')));
    chmodSync(this.folder, mode);
    for (const path of ['instahub', 'tools/cli', 'tools/package.json', 'tools/package-lock.json']) {
      cpSync(join(root, path), join(this.folder, path), { recursive: true });
    }
    symlinkSync(join(root, 'tools', 'node_modules'), join(this.folder, 'tools', 'node_modules'));
    this.write('InstaHub.sln', '');
    this.write('Directory.Packages.props', '<OrleansVersion>10.4.2</OrleansVersion>');
    this.write('tests/Sample/Sample.csproj', '<PackageReference Include="xunit.v3" />');
    // Where no source is looked for.
    this.programs = join(this.folder, 'artifacts', 'programs');
    this.write('artifacts/programs/calls', '');
    symlinkSync(join(this.folder, 'tools', 'cli', 'testing', 'dotnet.mjs'), join(this.programs, 'dotnet'));
  }

  /** @param {string} path @param {string} text */
  write(path, text) {
    mkdirSync(join(this.folder, path, '..'), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** What `dotnet` was called with, a line a call. */
  calls() {
    return readFileSync(join(this.programs, 'calls'), 'utf8').trimEnd().split('\n');
  }

  /**
   * Starts a command in a process group of its own, as a shell does.
   * @param {string[]} args
   * @param {Record<string, string>} [environment]
   */
  start(args, environment = {}) {
    const own = { ...process.env };
    for (const name of NOT_PASSED_ON) delete own[name];
    const child = spawn(join(this.folder, 'instahub'), args, {
      cwd: '/', detached: true, stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...own, PATH: `${this.programs}${delimiter}${own.PATH}`, FAKE_CALLS: join(this.programs, 'calls'), ...environment },
    });
    return new Running(child);
  }

  /** Runs a command to its end. @param {string[]} args @param {Record<string, string>} [environment] */
  async run(args, environment) {
    const running = this.start(args, environment);
    return { code: await running.code, printed: running.printed };
  }

  /** Starts the product and waits for its address. @param {Record<string, string>} [environment] */
  async up(environment) {
    const port = await freePort();
    const running = this.start(['run', '--port', String(port)], environment);
    await running.prints('InstaHub is at');
    return { running, port };
  }

  /** Numbers of the processes that are there for this checkout (Linux only). */
  processes() {
    return [...workingIn(this.folder), ...workingIn(this.place())];
  }

  /** The folder its databases are in. */
  place() {
    return readText(join(this.folder, '.data', 'postgres-place'))?.trim() ?? join(this.folder, '.data');
  }

  /** Ends what runs, and removes everything. */
  async remove() {
    await this.run(['stop']);
    rmSync(this.place(), { recursive: true, force: true });
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A command under way. */
class Running {
  /** @param {import('node:child_process').ChildProcess} child */
  constructor(child) {
    this.pid = /** @type {number} */ (child.pid);
    this.printed = '';
    const collect = (/** @type {string} */ part) => void (this.printed += part);
    child.stdout?.setEncoding('utf8').on('data', collect);
    child.stderr?.setEncoding('utf8').on('data', collect);
    /** @type {Promise<number | null>} */
    this.code = new Promise((resolve) => child.once('close', resolve));
  }

  /** Waits until it has printed something. @param {string} text */
  prints(text) {
    return until(`'${text}' in:\n${this.printed}`, () => this.printed.includes(text));
  }
}
