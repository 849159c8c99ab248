/**
 * The environment of every `dotnet` that builds: what the caller has set goes through (package sources are set
 * that way), but no server process stays behind when the build is done.
 * @returns {NodeJS.ProcessEnv}
 */
export const buildEnvironment = () => ({
  ...process.env,
  DOTNET_CLI_UI_LANGUAGE: 'en', // what it prints is read, see runtime-probe.mjs
  DOTNET_NOLOGO: '1',
  DOTNET_CLI_TELEMETRY_OPTOUT: '1',
  DOTNET_GENERATE_ASPNET_CERTIFICATE: 'false',
  DOTNET_CLI_USE_MSBUILD_SERVER: '0',
  MSBUILDDISABLENODEREUSE: '1',
  UseSharedCompilation: 'false',
});
