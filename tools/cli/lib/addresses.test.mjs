import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addresses, portOf } from './addresses.mjs';

test('--port goes before ASPNETCORE_URLS, which goes before port 5000', () => {
  assert.deepEqual(addresses(undefined, {}), { urls: 'http://127.0.0.1:5000', local: 'http://127.0.0.1:5000' });
  assert.deepEqual(addresses('8080', { ASPNETCORE_URLS: 'http://127.0.0.1:81' }), { urls: 'http://127.0.0.1:8080', local: 'http://127.0.0.1:8080' });
  assert.equal(addresses(undefined, { ASPNETCORE_URLS: 'http://127.0.0.1:81' }).urls, 'http://127.0.0.1:81');
});

test('an address that means every interface is reached over the loopback', () => {
  for (const host of ['0.0.0.0', '*', '+', '[::]']) {
    assert.equal(addresses(undefined, { ASPNETCORE_URLS: `http://${host}:80/;https://x:443` }).local, 'http://127.0.0.1:80');
  }
  assert.equal(portOf('http://127.0.0.1'), 80);
  assert.equal(portOf('https://127.0.0.1'), 443);
});

test('a port that is none is refused', () => {
  for (const port of ['0', '65536', 'x', '-1', '']) assert.throws(() => addresses(port, {}), /--port takes a number/);
});
