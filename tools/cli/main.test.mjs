import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Checkout } from './testing/checkout.mjs';

const checkout = new Checkout();
after(() => checkout.remove());

test('an unknown command or option is refused with 2, naming help', async () => {
  for (const args of [['serve'], ['run', '--bogus'], ['run', 'extra'], ['run', '--port', 'x'], ['build', '--runtime', 'akka']]) {
    const { code, printed } = await checkout.run(args);
    assert.equal(code, 2, args.join(' '));
    assert.match(printed, /^\ninstahub: /);
  }
  assert.match((await checkout.run(['serve'])).printed, /no command 'serve'\. \.\/instahub help/);
});

test('help names every command; so does no command at all', async () => {
  for (const args of [['help'], ['--help'], []]) {
    const { code, printed } = await checkout.run(args);
    assert.equal(code, 0);
    for (const command of ['run', 'stop', 'build', 'test', 'bench', 'seed', 'check', 'doctor', 'help']) assert.ok(printed.includes(`./instahub ${command}`), command);
  }
});

test('the runtime is probed once and remembered; --runtime goes before', async () => {
  assert.match((await checkout.run(['build'])).printed, /runtime +Embedded: the package feed lacks Microsoft\.Orleans\.Runtime 10\.4\.2/);
  assert.match((await checkout.run(['build'])).printed, /runtime +Embedded: the package feed lacks/);
  assert.equal(checkout.calls().filter((call) => call.includes('probe.csproj')).length, 1);
  assert.match((await checkout.run(['build', '--runtime', 'orleans'])).printed, /runtime +Orleans: asked for by --runtime/);
  assert.match(checkout.calls().at(-1) ?? '', /^build .*-p:GrainRuntime=Orleans/);
  checkout.write('Directory.Packages.props', '<OrleansVersion>10.5.0</OrleansVersion>');
  assert.match((await checkout.run(['build'])).printed, /lacks Microsoft\.Orleans\.Runtime 10\.5\.0/);
});

test('root has a checkout that nobody else can enter: the database lives elsewhere, and stays there', { skip: process.getuid?.() !== 0 && 'not root' }, async () => {
  const closed = new Checkout({ mode: 0o700 });
  try {
    assert.match((await closed.run(['seed'])).printed, /data in \/var\/lib\/instahub\/[^]*seeded/);
    const place = closed.place();
    assert.match((await closed.run(['seed'])).printed, new RegExp(`data in ${place}/postgres`));
    assert.match((await closed.run(['doctor'])).printed, new RegExp(`data in ${place}/postgres; not running`));
    assert.doesNotMatch((await checkout.run(['doctor'])).printed, new RegExp(place));
    rmSync(join(closed.folder, '.data', 'postgres-place'));
    assert.match((await checkout.run(['doctor'])).printed, new RegExp(`left over +${place}, with the database of a checkout that has gone`));
    closed.write('.data/postgres-place', place);
  } finally {
    await closed.remove();
  }
});
