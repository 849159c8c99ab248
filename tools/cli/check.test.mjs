import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { send } from './lib/processes.mjs';
import { Checkout } from './testing/checkout.mjs';

const checkout = new Checkout();
after(() => checkout.remove());

test('without a product that runs there is nothing to check', async () => {
  const { code, printed } = await checkout.run(['check', 'feeds']);
  assert.equal(code, 1);
  assert.match(printed, /InstaHub does not run here/);
});

test('what is to be checked must be said', async () => {
  for (const args of [['check'], ['check', 'posts'], ['check', 'feeds', 'more']]) assert.equal((await checkout.run(args)).code, 2, args.join(' '));
});

test('feeds are checked by the running product, and what is wrong is named', async () => {
  const { running } = await checkout.up();
  const check = (/** @type {string[]} */ ...users) => checkout.run(['check', 'feeds', ...users]);
  try {
    assert.deepEqual(await check(), { code: 0, printed: 'checked 100 feeds: 0 missing, 0 surplus\n' });
    assert.deepEqual(await check('--users', '7'), { code: 0, printed: 'checked 7 feeds: 0 missing, 0 surplus\n' });
    assert.deepEqual(await check('--users', 'ada,bob'), { code: 0, printed: 'checked 2 feeds: 0 missing, 0 surplus\n' });
    const wrong = await check('--users', 'wrong');
    assert.deepEqual(wrong, { code: 1, printed: 'missing in the feed of user u1: post p1\nchecked 1 feeds: 1 missing, 0 surplus\n' });
    const unknown = await check('--users', 'ada,nobody');
    assert.equal(unknown.code, 1);
    assert.match(unknown.printed, /Nobody is called nobody\./);
  } finally {
    send(running.pid, 'SIGTERM');
    await running.code;
  }
});
