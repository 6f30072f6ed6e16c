import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import vue from '@vitejs/plugin-vue'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

// GENGFU_CENTER: the address of a center, or of dev/server.mjs, to develop against.
const center = process.env.GENGFU_CENTER ?? 'http://127.0.0.1:8091'

/** Writes sw.js: the worker of src/worker.js with the list of all files of this build, so that it can keep them all. */
function worker(): Plugin {
  return {
    name: 'gengfu-worker',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const files = [...Object.keys(bundle), ...readdirSync('public')].filter((name) => !name.endsWith('.map')).sort()
        const sum = createHash('sha256').update(readFileSync('index.html')).update(readFileSync('src/worker.js'))
        for (const name of readdirSync('public').sort()) sum.update(readFileSync(`public/${name}`))
        for (const item of Object.values(bundle)) sum.update(item.fileName).update(item.type === 'chunk' ? item.code : item.source)
        const head = `const VERSION = '${sum.digest('hex').slice(0, 16)}'\nconst FILES = ${JSON.stringify(files)}\n`
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: head + readFileSync('src/worker.js', 'utf8') })
      },
    },
  }
}

export default defineConfig({
  base: '/m/',
  plugins: [vue(), worker()],
  define: { __VUE_OPTIONS_API__: false, __VUE_PROD_DEVTOOLS__: false },
  server: { host: '127.0.0.1', proxy: { '/api': center } },
  build: {
    outDir: process.env.GENGFU_WEB_OUT ?? 'target/classes/web/m',
    emptyOutDir: true,
    // What browsers of a five-year-old Android can read.
    target: ['chrome87', 'safari14'],
    modulePreload: { polyfill: false },
  },
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', ['junit', { outputFile: 'target/surefire-reports/TEST-phone.xml' }]],
  },
})
