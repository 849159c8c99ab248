export interface Formats {
  /** 12,345. */
  number: (value: number) => string;
  /** 12K. */
  short: (value: number) => string;
  /** How long ago, shortly: 5 min. */
  ago: (time: string | number, now?: number) => string;
  /** A day and a time. */
  time: (time: string | number) => string;
  /** The time of a day. */
  clock: (time: string | number) => string;
  /** A day. */
  day: (time: string | number) => string;
  /** So many bytes: 1.2 MB. */
  size: (bytes: number) => string;
  /** So many seconds, rounded up to a unit: 3 minutes. */
  duration: (seconds: number) => string;
  /** Names, as a list: A, B and C. */
  list: (names: string[]) => string;
}

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

const byteUnits = [
  ['gigabyte', 1e9],
  ['megabyte', 1e6],
  ['kilobyte', 1e3],
] as const;

/** How a language writes numbers and times (ECMA-402). */
export function formats(locale: string): Formats {
  const number = new Intl.NumberFormat(locale);
  const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'narrow' });
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    number: (value) => number.format(value),
    short: (value) => short.format(value),
    ago: (at, now = Date.now()) => {
      const seconds = (new Date(at).getTime() - now) / 1000;
      const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', 1] as const);
      return relative.format(unit === 'second' ? 0 : Math.trunc(seconds / size), unit);
    },
    time: (at) => time.format(new Date(at)),
    clock: (at) => clock.format(new Date(at)),
    day: (at) => day.format(new Date(at)),
    size: (bytes) => {
      const [unit, size] = byteUnits.find(([, least]) => bytes >= least) ?? (['byte', 1] as const);
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: bytes < 10 * size ? 1 : 0 }).format(bytes / size);
    },
    duration: (seconds) => {
      const [unit, size] = seconds > 3_600 ? (['hour', 3_600] as const) : seconds > 60 ? (['minute', 60] as const) : (['second', 1] as const);
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.ceil(seconds / size));
    },
    list: (names) => list.format(names),
  };
}
