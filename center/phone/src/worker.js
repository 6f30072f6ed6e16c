// The service worker. The build puts VERSION and FILES (every file of the app) before this text and names it sw.js.
// It keeps the whole app, so that it opens without signal; it never keeps an answer of the API: orders and deeds lie in
// IndexedDB, where the app itself looks after them.

const CACHE = `gengfu-phone-${VERSION}`
const ROOT = new URL('./', self.location).pathname

self.addEventListener('install', (event) => {
  const wanted = FILES.filter((name) => name !== 'index.html').map((name) => ROOT + name)
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll([new Request(ROOT, { cache: 'no-cache' }), ...wanted]))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOld().then(() => self.clients.claim()))
})

// The version before this one stays: a page that is open still loads its parts from there.
async function dropOld() {
  const names = (await caches.keys()).filter((name) => name.startsWith('gengfu-phone-'))
  const old = names.filter((name) => name !== CACHE)
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)))
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || !url.pathname.startsWith(ROOT)) return
  const isPage = event.request.mode === 'navigate'
  event.respondWith(isPage ? page(event.request) : part(event.request))
})

// The page that fits this worker's files. A newer one comes with its own worker.
async function page(request) {
  const kept = await (await caches.open(CACHE)).match(ROOT)
  return kept ?? fetch(request)
}

async function part(request) {
  const kept = (await (await caches.open(CACHE)).match(request)) ?? (await caches.match(request))
  return kept ?? fetch(request)
}

const KINDS = { help: '协办', urge: '催办', supervise: '督办', off: '不用去了', well: '设备已恢复正常', healed: '已自行恢复，无需前往' }

self.addEventListener('push', (event) => {
  let said = {}
  try {
    said = event.data?.json() ?? {}
  } catch {
    said = { body: event.data?.text() ?? '' }
  }
  const text = (value) => (value !== null && typeof value === 'object' ? (value.zh ?? '') : (value ?? ''))
  event.waitUntil(
    self.registration.showNotification(`${KINDS[said.kind] ?? '新工单'}：${text(said.title) || '更夫'}`, {
      body: text(said.body) || (said.order ?? ''),
      tag: said.tag ?? said.order ?? 'gengfu',
      icon: `${ROOT}icon-192.png`,
      badge: `${ROOT}icon-192.png`,
      data: { order: said.order ?? null },
      requireInteraction: true,
    }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const order = event.notification.data?.order
  const address = ROOT + (order ? `order/${encodeURIComponent(order)}` : '')
  event.waitUntil(
    self.clients.matchAll({ type: 'window' }).then((open) => {
      const mine = open.find((client) => new URL(client.url).pathname.startsWith(ROOT))
      if (mine === undefined) return self.clients.openWindow(address)
      mine.postMessage({ open: address })
      return mine.focus()
    }),
  )
})
