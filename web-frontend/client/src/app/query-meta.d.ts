import '@tanstack/react-query';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** Whether it is kept in the browser's database, to be read without a connection. */
      isKept?: boolean;
    };
  }
}
