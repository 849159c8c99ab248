/** @type {import('../main.mjs').Options} */
export const options = {};
export const passesOn = true;

const text = `InstaHub

  ./instahub run [--runtime orleans|embedded] [--port 5000]
      builds what changed, starts the database and the whole product in one process,
      on 127.0.0.1 (or where ASPNETCORE_URLS says); Ctrl-C stops it
  ./instahub stop
      stops the product of this checkout, and what killed runs and tests left behind
  ./instahub build [--runtime ...]
      builds server and client, starts nothing
  ./instahub test [--runtime ...] [filter ...]
      builds, starts a PostgreSQL of its own, and runs every test; a filter is a part of
      the name of a test project (cli and client among them), or else of a test
  ./instahub bench [--runtime ...] [name [argument ...]]
      runs one benchmark with a PostgreSQL of its own; without a name, lists them; 'client'
      measures the web client in Chromium
  ./instahub seed [--runtime ...] [argument ...]
      fills the database with accounts and posts to try things with
  ./instahub screenshots [--runtime ...]
      makes pictures of every screen of the web client, into artifacts/screenshots
  ./instahub check feeds [--users name,name...|number]
      compares home feeds of the running product with its database: of the users named, or
      of so many that are in use and so many others (100); 1 is the exit code if any is wrong
  ./instahub doctor
      what is there, what is not, which grain runtime and why, what is running
  ./instahub help

Environment
  ConnectionStrings__InstaHub   use this PostgreSQL (15 or newer), not the embedded one
  INSTAHUB_TEST_POSTGRES        the same for test and bench; its user must be a superuser

Data is in .data, what is built in artifacts. artifacts/grain-runtime.txt holds the grain
runtime chosen; remove it to have the package feed asked again.
`;

/** @param {import('../main.mjs').Invocation} invocation */
export async function main({ context: { report } }) {
  report.line(text);
  return 0;
}
