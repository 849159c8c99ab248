import { constants } from 'node:os';

/** Something the person at the terminal can put right; printed without a stack. */
export class UserError extends Error {
  /**
   * @param {string} message what is wrong and what to do about it
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** A signal asked this command to end before it was done. */
export class Interrupted extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`interrupted by ${signal}`);
    this.exitCode = 128 + constants.signals[signal];
  }
}
