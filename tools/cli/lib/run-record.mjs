import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { data } from './paths.mjs';

/** @typedef {import('./processes.mjs').ProcessRecord} ProcessRecord */
/** @typedef {import('./paths.mjs').GrainRuntime} GrainRuntime */

/**
 * What `run` leaves for `stop`, `doctor` and another `run`.
 * @typedef {{ instahub: ProcessRecord, silo?: ProcessRecord, url: string, runtime?: GrainRuntime }} RunRecord
 */

const file = join(data, 'run.json');

/** @returns {RunRecord | null} */
export const readRun = () => readJson(file);

/** @param {RunRecord} record */
export const writeRun = (record) => writeJson(file, record);

export const forgetRun = () => rmSync(file, { force: true });
