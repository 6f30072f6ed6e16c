import { ref } from 'vue'
import { router } from './router'

/** A newer app lies ready and comes with the next start of the page. */
export const fresh = ref(false)

/** Registers the service worker, which keeps the app so that it opens without signal. */
export function startWorker(): void {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined
  if (workers === undefined || import.meta.env.DEV) return
  const had = workers.controller !== null
  workers.addEventListener('controllerchange', () => (fresh.value = had))
  workers.addEventListener('message', (event: MessageEvent<{ open?: string }>) => {
    const path = event.data.open
    if (typeof path === 'string' && path.startsWith('/m/')) void router.push(path.slice(2))
  })
  workers.register('/m/sw.js', { scope: '/m/' }).catch(() => undefined)
}
