/// <reference types="vite/client" />
/// <reference types="vite-plugin-pwa/client" />

declare module 'virtual:messages/*' {
  const messages: Record<string, (values: Record<string, unknown>) => string>;
  export default messages;
}
