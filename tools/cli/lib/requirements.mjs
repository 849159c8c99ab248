import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs the product works without, but not fully. */
export const optional = [
  { commands: ['ffmpeg'], name: 'ffmpeg', package: 'ffmpeg', use: 'video and sound' },
  { commands: ['vipsthumbnail'], name: 'vipsthumbnail', package: 'libvips-tools', use: 'photos' },
  { commands: ['chromium', 'chromium-browser', 'google-chrome'], name: 'Chromium', package: 'chromium', use: 'end-to-end tests' },
];

/** The path of the first of these commands that is there. @param {...string} commands */
export function find(...commands) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return commands.flatMap((command) => folders.map((folder) => join(folder, command))).find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The command that installs Debian packages here. @param {string[]} packages */
export const installCommand = (packages) => `${process.getuid?.() === 0 ? '' : 'sudo '}apt-get install -y ${packages.join(' ')}`;

/** Names what is missing and the command that installs it. @param {import('./report.mjs').Report} report */
export function nameMissing(report) {
  const missing = optional.filter(({ commands }) => !find(...commands));
  if (missing.length === 0) return;
  const names = missing.map(({ name, use }) => `${name} (${use})`).join(', ');
  report.note('missing', `${names}; to install: ${installCommand(missing.map((one) => one.package))}`);
}
