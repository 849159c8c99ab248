#!/usr/bin/env node
// A stand-in for `dotnet` in a stand-in checkout: answers as the real one does, in milliseconds. FAKE_... variables
// say how its programs behave. What it was called with is appended to the file FAKE_CALLS.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { dirname, join } from 'node:path';

const [first, ...rest] = process.argv.slice(2);
const { FAKE_CALLS = '', FAKE_SILO, FAKE_SEED, FAKE_TESTS, FAKE_BUILD, ASPNETCORE_URLS = '', ConnectionStrings__InstaHub: database = '' } = process.env;
appendFileSync(FAKE_CALLS, `${process.argv.slice(2).join(' ')}\n`);

if (first === 'restore' && rest[0].endsWith('probe.csproj')) {
  console.log('probe.csproj : error NU1101: Unable to find package Microsoft.Orleans.Runtime. No packages exist with this id');
  process.exit(1);
} else if (first === 'build') build();
else if (first?.endsWith('InstaHub.Silo.dll')) silo();
else if (first?.endsWith('Sample.dll')) tests();

function build() {
  if (FAKE_BUILD === 'fails') {
    console.log('Program.cs(1,1): error CS1002: ; expected');
    process.exit(1);
  }
  if (FAKE_BUILD === 'hangs') return hang();
  for (const [project, files] of Object.entries({
    'InstaHub.Silo': ['InstaHub.Silo.dll'],
    Sample: ['Sample.dll'],
  })) {
    const output = join(dirname(rest[0]), 'artifacts', 'embedded', 'bin', project, 'release');
    mkdirSync(output, { recursive: true });
    for (const file of files) writeFileSync(join(output, file), '');
  }
}

function silo() {
  if (FAKE_SEED === 'hangs' && rest[0] === 'seed') return hang();
  if (rest[0] === 'seed') return console.log(`seeded ${rest.slice(1).join(' ')} in ${/Database=\w+/.exec(database)?.[0]}`);
  const server = http.createServer((request, response) => {
    if (request.url === '/exit') process.exit(3);
    if (request.method === 'POST' && request.url?.startsWith('/operation/check-feeds')) return check(request.url, response);
    response.writeHead(request.url === '/health/ready' ? 200 : 404).end();
  });
  server.listen(Number(new URL(ASPNETCORE_URLS).port), '127.0.0.1');
  process.on('SIGTERM', () => {
    if (FAKE_SILO === 'hangs') return void console.log('silo: will not stop');
    const connection = net.connect(Number(/Port=(\d+)/.exec(database)?.[1]), '127.0.0.1');
    connection.once('connect', () => console.log('silo: the database is still there'));
    connection.once('error', () => console.log('silo: the database has gone'));
    connection.once('connect', () => process.exit(0)).once('error', () => process.exit(0));
  });
}

/** @param {string} url @param {http.ServerResponse} response */
function check(url, response) {
  const asked = new URL(url, 'http://silo').searchParams;
  const users = asked.get('users')?.split(',') ?? [];
  if (users.includes('nobody')) return response.writeHead(400).end(JSON.stringify({ error: { message: 'Refused.', details: { users: ['Nobody is called nobody.'] } } }));
  const wrong = users.includes('wrong') ? [{ userId: 'u1', postId: 'p1' }] : [];
  response.writeHead(200).end(JSON.stringify({ checked: users.length || Number(asked.get('sample')), missing: wrong, surplus: [] }));
}

function tests() {
  if (FAKE_TESTS === 'crash') process.abort();
  if (FAKE_TESTS === 'hang') return hang();
  /** @type {{ name: string, status: string, [more: string]: unknown }[]} */
  const tests = [{ name: 'Sample.Passes', status: 'passed' }, { name: 'Sample.Skips', status: 'skipped', extra: { reason: 'for a reason' } }];
  if (FAKE_TESTS === 'fail') tests.push({ name: 'Sample.Fails', status: 'failed', message: 'not as expected' });
  writeFileSync(rest[rest.indexOf('-ctrf') + 1], JSON.stringify({ results: { tests } }));
  if (FAKE_TESTS === 'fail') process.exitCode = 1;
}

function hang() {
  console.log('hanging');
  setInterval(() => {}, 1e6);
}
