import { api, ApiError } from './api/client'

/** Whether this phone is told of new orders by the browser. */
export type Push = 'on' | 'off' | 'none' | 'denied' | 'cut'

function bytesOf(key: string): Uint8Array<ArrayBuffer> {
  const text = atob(key.replace(/-/g, '+').replace(/_/g, '/'))
  const bytes = new Uint8Array(new ArrayBuffer(text.length))
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}

async function manager(): Promise<PushManager | null> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return null
  const worker = await navigator.serviceWorker.getRegistration('/m/')
  return worker?.pushManager ?? null
}

export async function pushState(): Promise<Push> {
  const push = await manager()
  if (push === null) return 'none'
  if (Notification.permission === 'denied') return 'denied'
  return (await push.getSubscription()) === null ? 'off' : 'on'
}

/** Subscribes, where the center offers a key; else nobody is woken. */
export async function pushOn(): Promise<Push> {
  const push = await manager()
  if (push === null) return 'none'
  try {
    const { key } = await api.pushKey()
    if ((await Notification.requestPermission()) !== 'granted') return 'denied'
    const made = await push.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) })
    const { endpoint, keys } = made.toJSON()
    await api.subscribe({ endpoint, keys: { p256dh: keys?.p256dh, auth: keys?.auth } })
    return 'on'
  } catch (problem) {
    if (!(problem instanceof ApiError)) return 'none'
    return problem.status === 0 ? 'cut' : 'none'
  }
}

/** Whether the center tells this person of orders by text message where no push reaches; undefined when it cannot be asked. */
export async function textsReach(): Promise<boolean | undefined> {
  return (await api.pushKey().catch(() => undefined))?.sms
}

export async function pushOff(): Promise<Push> {
  const made = await (await manager())?.getSubscription()
  if (made === null || made === undefined) return 'off'
  await api.unsubscribe(made.endpoint).catch(() => undefined)
  await made.unsubscribe()
  return 'off'
}
