/// <reference types="vite/client" />
/// <reference types="vite-plugin-pwa/client" />

declare module '@messageformat/core/compile-module.js' {
  import type MessageFormat from '@messageformat/core';
  export default function compileModule(format: MessageFormat, messages: Record<string, string>): string;
}

declare module 'virtual:messages/*' {
  const messages: Record<string, (values: Record<string, unknown>) => string>;
  export default messages;
}

/** Of the API's types; answers that were kept under another are not used. */
declare const __API_VERSION__: string;
