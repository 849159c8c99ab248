/** For options of a query whose data is there without a connection: it is kept in the browser's database, and for as long in memory, from where that is written. */
export const kept = { meta: { isKept: true }, gcTime: 24 * 60 * 60_000 };
