// Keeps a Brotli and a gzip form beside each file of a built client, so that the server compresses nothing while it serves.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressible = /\.(css|html|js|json|map|svg|txt|wasm|webmanifest)$/;

/** Below this many bytes an answer fits one packet either way. */
const smallest = 1024;

const forms = [
  { suffix: '.br', pack: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }) },
  { suffix: '.gz', pack: (bytes) => promisify(gzip)(bytes, { level: 9 }) },
];

const folder = process.argv[2];
if (!folder) {
  console.error('usage: compress.mjs <folder of the built client>');
  process.exit(2);
}

for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !compressible.test(entry.name)) continue;
  const file = join(entry.parentPath, entry.name);
  const bytes = await readFile(file);
  if (bytes.length < smallest) continue;
  for (const { suffix, pack } of forms) {
    const packed = await pack(bytes);
    if (packed.length < bytes.length) await writeFile(file + suffix, packed);
  }
}
