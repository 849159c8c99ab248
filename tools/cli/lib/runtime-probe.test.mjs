import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from './runtime-probe.mjs';

test('packages that the feed does not have are named', () => {
  assert.deepEqual(judge(`  Determining projects to restore...
/x/probe.csproj : error NU1101: Unable to find package Microsoft.Orleans.Runtime. No packages exist with this id in source(s): nuget.org
/x/probe.csproj : error NU1102: Unable to find package Microsoft.Orleans.Sdk with version (= 10.4.2)
/x/probe.csproj : error NU1102:   - Found 2 version(s) in nuget.org [ Nearest version: 10.0.0 ]
  Failed to restore /x/probe.csproj (in 406 ms).
`, 'failed'), { answer: 'no', why: 'Microsoft.Orleans.Runtime, .Sdk' });
});

test('a feed that could not be reached has not said no', () => {
  const unreachable = "/x/probe.csproj : error NU1301: Failed to retrieve information about 'Microsoft.Orleans.Sdk' from remote source 'https://feed/index.json'.";
  assert.deepEqual(judge(`${unreachable}\n`, 'failed'),
    { answer: 'unknown', why: "error NU1301: Failed to retrieve information about 'Microsoft.Orleans.Sdk' from remote source 'https://feed/index.json'." });
  const partly = `${unreachable}\n/x/probe.csproj : error NU1101: Unable to find package Microsoft.Orleans.Runtime. No packages exist\n`;
  assert.equal(judge(partly, 'failed').answer, 'unknown');
  assert.deepEqual(judge('Killed\n', 'dotnet restore ended with 137'), { answer: 'unknown', why: 'dotnet restore ended with 137' });
});
