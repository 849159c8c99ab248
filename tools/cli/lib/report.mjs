import { elapsed } from './text.mjs';

const NAME_WIDTH = 15;

/** Tells the person at the terminal what is done, in one line a step, with the time it took. */
export class Report {
  /** @param {NodeJS.WriteStream} [out] */
  constructor(out = process.stdout) {
    this.out = out;
  }

  /** @param {string} [text] */
  line(text = '') {
    this.out.write(`${text}\n`);
  }

  /** A line that looks like a step but takes no time. @param {string} name @param {string} text */
  note(name, text) {
    this.line(`  ${name.padEnd(NAME_WIDTH)}${text}`);
  }

  /**
   * Runs one step. While it runs a terminal shows what it waits for; anything else (a log) gets that line
   * only when the step takes longer than two seconds.
   * @template T
   * @param {string} name
   * @param {string} doing what the step waits for
   * @param {(tell: (doing: string) => void) => Promise<{ text: string, value?: T }>} work returns the text of
   *   the closing line; `tell` changes what is shown as waited for
   * @param {{ shared?: boolean }} [options] `shared`: meanwhile a program of ours writes to the terminal too, which
   *   is then treated as a log
   * @returns {Promise<T>}
   */
  async step(name, doing, work, { shared = false } = {}) {
    const started = performance.now();
    const label = `  ${name.padEnd(NAME_WIDTH)}`;
    const show = this.out.isTTY && !shared ? this.#inPlace(label) : this.#inLines(label);
    show.now(doing);
    try {
      const { text, value } = await work(show.now);
      show.clear();
      this.line(`${label}${text}  (${elapsed(performance.now() - started)})`);
      return /** @type {T} */ (value);
    } catch (error) {
      show.clear();
      this.line(`${label}failed  (${elapsed(performance.now() - started)})`);
      throw error;
    }
  }

  /** @param {string} label */
  #inPlace(label) {
    return {
      now: (/** @type {string} */ doing) => void this.out.write(`\r\x1b[K${label}${doing} …`),
      clear: () => void this.out.write('\r\x1b[K'),
    };
  }

  /** @param {string} label */
  #inLines(label) {
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    return {
      now: (/** @type {string} */ doing) => {
        clearTimeout(timer);
        timer = setTimeout(() => this.line(`${label}${doing} …`), 2_000);
      },
      clear: () => clearTimeout(timer),
    };
  }
}
