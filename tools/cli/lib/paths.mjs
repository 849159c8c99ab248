import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {'Orleans' | 'Embedded'} GrainRuntime */

/** The checkout this `instahub` belongs to. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

export const artifacts = join(root, 'artifacts');

/** Data of this checkout: databases, passwords, records of running processes. */
export const data = join(root, '.data');

export const tools = join(root, 'tools');
export const solution = join(root, 'InstaHub.sln');
export const client = join(root, 'web-frontend', 'client');
export const webRoot = join(root, 'web-frontend', 'wwwroot');

/** @param {GrainRuntime} runtime */
export const runtimeArtifacts = (runtime) => join(artifacts, runtime.toLowerCase());

/** Folder of what the build makes of one project. @param {GrainRuntime} runtime @param {string} project */
export const projectOutput = (runtime, project) => join(runtimeArtifacts(runtime), 'bin', project, 'release');

/** @param {GrainRuntime} runtime */
export const siloDll = (runtime) => join(projectOutput(runtime, 'InstaHub.Silo'), 'InstaHub.Silo.dll');
