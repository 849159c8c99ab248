// Writes src/api/schema.d.ts, the types of the API, from the OpenAPI document of a running product; with --check it fails where that file is another.
// Usage: node scripts/api-types.mjs [--check] [address of the document]
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapi, { astToString } from 'openapi-typescript';

const file = fileURLToPath(new URL('../src/api/schema.d.ts', import.meta.url));
const check = process.argv.includes('--check');
const address = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 'http://127.0.0.1:5000/openapi/v1.json';

const answer = await fetch(address);
if (!answer.ok) throw new Error(`${address} answers ${String(answer.status)}.`);
const types = astToString(await openapi(await answer.text(), { defaultNonNullable: false }));

if (!check) {
  await writeFile(file, types);
  console.log(`${file} is written.`);
} else if ((await readFile(file, 'utf8')) !== types) {
  console.error(`${file} is not that of ${address}. Run: npm run api`);
  process.exit(1);
}
