import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

// GENGFU_CENTER: the address of a center, or of dev/server.mjs, to develop against.
const center = process.env.GENGFU_CENTER ?? 'http://127.0.0.1:8090'

export default defineConfig({
  plugins: [vue()],
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  server: { host: '127.0.0.1', proxy: { '/api': center, '/health': center } },
  build: {
    outDir: process.env.GENGFU_WEB_OUT ?? 'target/classes/web',
    emptyOutDir: true,
    target: 'es2022',
    // The trend page alone needs the chart library; it is a chunk of its own that loads with that page.
    chunkSizeWarningLimit: 700,
  },
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', ['junit', { outputFile: 'target/surefire-reports/TEST-web.xml' }]],
  },
})
