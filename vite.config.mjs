import { resolve } from 'node:path'
import { defineConfig } from 'vite'

/** The tab, for browsers: `src/tab` to `dist/tab`, which the bot serves under /tab. */
export default defineConfig({
  root: resolve(import.meta.dirname, 'src/tab'),
  base: '/tab/',
  // Fluent's files begin with "use client": a warning for each.
  logLevel: 'error',
  build: {
    outDir: resolve(import.meta.dirname, 'dist/tab'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
  },
})
