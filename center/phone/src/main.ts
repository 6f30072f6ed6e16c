import { createApp } from 'vue'
import { useVant } from './vant'
import './styles.css'
import App from './App.vue'
import { kick, openBook, watchNetwork, who } from './book'
import { startTicker } from './clock/ticker'
import { alone } from './alone'
import { router } from './router'
import { startLanguage } from './words'
import { startWorker } from './worker-start'

async function start(): Promise<void> {
  await startLanguage()
  // One window at a time keeps the counter and the queue; another one takes over only when it is told to.
  await alone()
  await startTicker()
  await openBook()
  watchNetwork()
  const app = createApp(App)
  useVant(app)
  app.use(router)
  await router.isReady().catch(() => undefined)
  app.mount('#app')
  startWorker()
  if (who.value !== null) kick()
}

void start()
