import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds the console that signs people in and passes /api on. */
const address = process.env.TERRACE_CONSOLE ?? 'http://127.0.0.1:8080';
const passedOn = { target: address, changeOrigin: false, xfwd: false };

export default defineConfig({
  plugins: [svelte()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What every door needs comes at once; else each door would fetch a dozen small files over a slow line.
    rolldownOptions: {
      checks: { pluginTimings: false, bundlerTimings: false },
      output: {
        codeSplitting: {
          groups: [{ name: 'shell', test: /src\/(shell|parts|words|lib)\/|node_modules\/(svelte|openapi-fetch|esm-env|clsx)\// }],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    strictPort: true,
    proxy: { '/api': passedOn, '/session': passedOn, '/signed-in': passedOn },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node', setupFiles: ['src/words/test-setup.ts'] },
});
