import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fingerprint } from './stamp.mjs';

const folder = mkdtempSync(join(tmpdir(), 'instahub-stamp-'));
after(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'src', 'node_modules'), { recursive: true });
mkdirSync(join(folder, 'docs'));
const source = join(folder, 'src', 'a.cs');
writeFileSync(source, 'one');

const look = () => fingerprint(folder, { without: ['docs'], also: ['Embedded'] });

/** @param {() => void} change */
const changedBy = (change) => {
  const before = look();
  change();
  return look() !== before;
};

test('a fingerprint changes with what is built from, and with nothing else', () => {
  assert.ok(!changedBy(() => {}));
  assert.ok(changedBy(() => writeFileSync(source, 'other')), 'size');
  assert.ok(changedBy(() => utimesSync(source, 1, 1)), 'modification time');
  assert.ok(changedBy(() => writeFileSync(join(folder, 'src', 'b.cs'), '')), 'a new file');
  assert.ok(changedBy(() => rmSync(join(folder, 'src', 'b.cs'))), 'a file gone');
  assert.ok(!changedBy(() => writeFileSync(join(folder, 'src', 'node_modules', 'x.js'), '')), 'packages');
  assert.ok(!changedBy(() => writeFileSync(join(folder, 'docs', 'x.md'), '')), 'what is left out');
  assert.notEqual(fingerprint(folder, { without: ['docs'], also: ['Orleans'] }), look());
});
