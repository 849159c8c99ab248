import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './children.mjs';
import { buildEnvironment } from './dotnet.mjs';
import { artifacts } from './paths.mjs';

/** Packages that a feed with only a part of Orleans was seen to lack. */
const packages = ['Runtime', 'Sdk', 'Core', 'Serialization', 'Streaming'].map((name) => `Microsoft.Orleans.${name}`);

/** Longest time a slow feed is waited for. */
const TIMEOUT_MS = 120_000;

/**
 * Asks the package feeds of this checkout, by a throwaway restore, whether they have Orleans.
 * @param {string} version
 * @param {AbortSignal} stop
 * @returns {Promise<{ answer: 'yes' } | { answer: 'no', why: string } | { answer: 'unknown', why: string }>}
 *   `why`: the packages missing, or what went wrong
 */
export async function feedHasOrleans(version, stop) {
  mkdirSync(artifacts, { recursive: true });
  // Inside the checkout, so that its NuGet.config (if any) holds; with empty props of its own, so that ours do not.
  const folder = mkdtempSync(join(artifacts, 'runtime-probe-'));
  try {
    for (const name of ['Directory.Build.props', 'Directory.Build.targets', 'Directory.Packages.props']) {
      writeFileSync(join(folder, name), '<Project />\n');
    }
    writeFileSync(join(folder, 'probe.csproj'), projectText(version));
    const log = join(folder, 'restore.log');
    const { code, signal, timedOut } = await run('dotnet', ['restore', 'probe.csproj', '-tl:off', '-v:minimal'],
      { cwd: folder, env: buildEnvironment(), log, stop, timeoutMs: TIMEOUT_MS });
    if (code === 0) return { answer: 'yes' };
    if (timedOut) return { answer: 'unknown', why: `no answer within ${TIMEOUT_MS / 1_000} s` };
    return judge(readFileSync(log, 'utf8'), signal ?? `dotnet restore ended with ${code}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} version */
const projectText = (version) => `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup>
${packages.map((name) => `    <PackageDownload Include="${name}" Version="[${version}]" />`).join('\n')}
  </ItemGroup>
</Project>
`;

/**
 * Reads what a failed restore printed. A package is missing only when the feed said so (NU1101: no such package,
 * NU1102: no such version); a feed that could not be reached has said nothing.
 * @param {string} printed
 * @param {string} otherwise what to say when no error is found in it
 * @returns {{ answer: 'no', why: string } | { answer: 'unknown', why: string }}
 */
export function judge(printed, otherwise) {
  const missing = packages.filter((name) => new RegExp(`error NU110[12]: Unable to find package ${name.replaceAll('.', '\\.')}[ .]`).test(printed));
  const other = printed.split('\n').map((line) => /error (?!NU110[12])\w+: .*/.exec(line)?.[0]).find(Boolean);
  if (missing.length > 0 && !other) return { answer: 'no', why: missing.join(', ').replaceAll(', Microsoft.Orleans.', ', .') };
  return { answer: 'unknown', why: other?.replace(/ \[.*$/, '').slice(0, 200) ?? otherwise };
}
