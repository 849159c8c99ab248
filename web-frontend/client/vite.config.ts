import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { messages } from './vite/messages';

const server = 'http://127.0.0.1:5000';
// The server is told the address that the browser has: passkeys and the addresses of uploads are made of it.
const proxy = Object.fromEntries(['/api', '/health', '/media', '/openapi', '/hubs'].map((path) => [path, { target: server, changeOrigin: false, ws: path === '/hubs' }]));
const root = fileURLToPath(new URL('.', import.meta.url));
const apiVersion = createHash('sha256').update(readFileSync(`${root}src/api/schema.d.ts`)).digest('base64url').slice(0, 12);

export default defineConfig({
  define: { __API_VERSION__: JSON.stringify(apiVersion) },
  plugins: [
    react(),
    tailwind(),
    messages(root),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/offline',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: false,
      manifest: false,
      injectManifest: { globPatterns: ['index.html', 'assets/*.{js,css}', '*.{svg,png,webmanifest}'], rollupFormat: 'iife' },
    }),
  ],
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    // The content security policy allows files only: nothing may become a data: address or an inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What the first screen needs is one file: seventy small ones compress worse by a seventh.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'start', test: /src[\\/]main\.tsx$/ }] } } },
  },
  // `npm run dev` shows changes at once, `npx vite preview` what was built; both take everything else from a running `./instahub run`.
  server: { proxy },
  preview: { proxy },
});
