import { computed, ref, shallowRef } from 'vue'
import { api, ApiError } from './api/client'
import type { Act, DeviceCard, Fields, Today } from './api/types'
import { centerNow, heard, keepTrack, mark, trackNow } from './clock/ticker'
import { type KeptOrder, mergeToday, sorted, stageOf } from './order/merge'
import { CENTER, type Photo, forgetOldPhotos, isWaiting, keepPhoto, photos as readPhotos, upload } from './photo/photos'
import { type Deed, deeds as readDeeds, forgetOld, keep, markRead, unread, waitingOf } from './queue/deeds'
import { newId } from './queue/ids'
import { Pace } from './queue/pace'
import { type Drained, drain } from './queue/sync'
import { all, change, get, put, remove } from './store/db'

/** Who works with this phone. Kept on it, so that the app opens without signal. */
export interface Who {
  user: string
  name: string
}

/** How the phone stands with the center. */
export type Link = 'unknown' | 'live' | 'cut' | 'login' | 'forbidden'

export const who = ref<Who | null>(null)
export const link = ref<Link>('unknown')
/** The center's time when it last answered, in milliseconds. */
export const lastContact = ref<number | null>(null)
export const orders = shallowRef<KeptOrder[]>([])
export const deeds = shallowRef<Deed[]>([])
export const photos = shallowRef<Photo[]>([])
export const busy = ref(false)

export const myOrders = computed(() => sorted(orders.value.filter((one) => one.owner === who.value?.user), deeds.value))
export const waiting = computed(() => deeds.value.filter((deed) => deed.outcome === 'waiting'))
export const toRead = computed(() => unread(deeds.value))
export const waitingPhotos = computed(() => photos.value.filter(isWaiting))

let phone = ''

/** Reads what lies on the phone. */
export async function openBook(): Promise<void> {
  phone = (await get<string>('meta', 'phone')) ?? newId()
  await put('meta', phone, 'phone')
  who.value = (await get<Who>('meta', 'who')) ?? null
  lastContact.value = (await get<number>('meta', 'contact')) ?? null
  await reread()
}

/** Grows with everything that is written down here, so that an older reading does not hide it again. */
let written = 0

async function reread(): Promise<void> {
  for (;;) {
    const before = written
    const read = await Promise.all([all<KeptOrder>('orders'), readDeeds(), readPhotos()])
    if (before !== written) continue
    ;[orders.value, deeds.value, photos.value] = read
    return
  }
}

export async function enter(user: string): Promise<void> {
  who.value = { user, name: who.value?.user === user ? who.value.name : user }
  await put('meta', { ...who.value }, 'who')
  link.value = 'live'
  // So that the browser does not clear what was not sent when the phone runs full; it may say no.
  void navigator.storage?.persist?.().catch(() => false)
  kick()
}

/** Ends the session. What waits stays on the phone until the same person is back. */
export async function leave(): Promise<void> {
  await api.logout().catch(() => undefined)
  who.value = null
  link.value = 'unknown'
  await remove('meta', 'who')
}

export function deedsOf(order: string): Deed[] {
  return deeds.value.filter((deed) => deed.order === order).sort((a, b) => a.seq - b.seq)
}

export function orderOf(id: string): KeptOrder | undefined {
  return orders.value.find((one) => one.id === id)
}

/** Writes an act down as done now, and sends it when that is possible. */
export async function act(order: KeptOrder, what: Act, fields: Fields): Promise<void> {
  const by = who.value?.user
  if (by === undefined) throw new Error('nobody is logged in')
  const at = mark()
  const phoneTime = new Date().toISOString()
  // With its place on the counter: a page that dies at once must not lose that.
  await keepTrack()
  const deed = await keep(
    { by, order: order.id, act: what, fields, phoneTime, mark: at, about: order.order.title.zh },
    waiting.value.length,
  )
  written++
  deeds.value = [...deeds.value, deed]
  kick()
}

/** Keeps a picture of an order; gives its id. */
export async function addPhoto(order: string, kind: string, name: string, made: { blob: Blob; small: string; sha256: string }): Promise<string> {
  const photo: Photo = {
    id: newId(), order, kind, name, size: made.blob.size, sha256: made.sha256, taken: new Date(centerNow()).toISOString(),
    by: who.value?.user ?? '', small: made.small, received: [], complete: false, problem: null, seq: Date.now(),
  }
  await keepPhoto(photo, made.blob)
  written++
  photos.value = [...photos.value, photo]
  kick()
  return photo.id
}

export async function readOutcome(deed: Deed): Promise<void> {
  await markRead(deed)
  await reread()
}

/** A picture that the center will never take, and that was seen. */
export async function dropPhoto(photo: Photo): Promise<void> {
  await change(['photos', 'pictures'], (of) => {
    of('photos').delete(photo.id)
    of('pictures').delete(photo.id)
  })
  photos.value = photos.value.filter((one) => one.id !== photo.id)
}

/** A device by its code: from the center, else as it was when it was last seen. */
export async function device(code: string): Promise<{ card: DeviceCard; at: number; old: boolean } | null> {
  try {
    const card = await api.device(code)
    const found = { code, card, at: centerNow() }
    await put('devices', found)
    reached()
    return { card, at: found.at, old: false }
  } catch (problem) {
    note(problem)
    if (problem instanceof ApiError && problem.status === 404) return null
    const kept = await get<{ card: DeviceCard; at: number }>('devices', code)
    if (kept !== undefined) return { ...kept, old: true }
    throw problem
  }
}

function reached(): void {
  link.value = 'live'
  lastContact.value = centerNow()
}

function note(problem: unknown): void {
  if (!(problem instanceof ApiError)) throw problem
  if (problem.status === 401) link.value = 'login'
  else if (problem.status === 403) link.value = 'forbidden'
  else if (problem.passing) link.value = 'cut'
}

async function load(): Promise<void> {
  const asked = mark()
  const today: Today = await api.today()
  heard(today.serverTime, asked)
  const user = who.value
  if (user === null) return
  if (today.technician.name !== user.name) {
    who.value = { ...user, name: today.technician.name }
    await put('meta', { ...who.value }, 'who')
  }
  const held = (id: string) =>
    deeds.value.some((deed) => deed.order === id && (deed.outcome === 'waiting' || !deed.read)) || waitingPhotos.value.some((photo) => photo.order === id)
  const now = centerNow()
  const merged = mergeToday(await all<KeptOrder>('orders'), today.orders, user.user, now, held)
  const cards = today.orders.filter((one) => one.qr !== null).map((one) => ({ code: one.qr!, at: now, card: cardOf(one) }))
  await change(['orders', 'devices', 'meta'], (of) => {
    merged.put.forEach((order) => of('orders').put(order))
    merged.drop.forEach((id) => of('orders').delete(id))
    cards.forEach((card) => of('devices').put(card))
    of('meta').put(now, 'contact')
  })
  reached()
  await follow(merged.put.filter((order) => order.gone !== null && order.gone === now))
}

/** Of what has just left, the center may still say how it ended. */
async function follow(gone: readonly KeptOrder[]): Promise<void> {
  for (const order of gone) {
    try {
      const file = await api.order(order.id)
      await put('orders', { ...order, ...file })
    } catch (problem) {
      note(problem)
    }
  }
}

function cardOf(order: Today['orders'][number]): DeviceCard {
  return {
    node: order.order.node ?? '', name: order.order.deviceName ?? order.order.title, site: order.order.site, values: order.values, alarms: order.alarms,
    incidents: [], notes: order.notes, manual: order.manual, order: order.order.id,
  }
}

async function sendDeeds(user: string): Promise<Drained['end']> {
  const way = {
    sync: api.sync,
    order: api.order,
    hearTime: async () => {
      const asked = mark()
      heard((await api.today()).serverTime, asked)
    },
  }
  const clock = { track: trackNow, mark, wall: Date.now, heard }
  const drained = await drain(phone, user, way, clock)
  if (drained.settled > 0) {
    await forgetOld(await readDeeds())
    reached()
  }
  return drained.end
}

async function sendPhotos(user: string): Promise<void> {
  for (const photo of (await readPhotos()).filter((one) => isWaiting(one) && one.by === user)) {
    await upload(photo, CENTER, (now) => (photos.value = photos.value.map((one) => (one.id === now.id ? now : one))))
  }
  await forgetOldPhotos(await readPhotos())
}

let running = false
let again = false

/** One round: send the deeds, ask for the orders, send the pictures. Never two at once. */
export async function round(): Promise<void> {
  const user = who.value?.user
  if (user === undefined) return
  if (running) {
    again = true
    return
  }
  running = true
  busy.value = true
  try {
    do {
      again = false
      const end = await sendDeeds(user)
      if (end === 'unreachable') link.value = 'cut'
      // Without a session this says so, and of what kind.
      else await load()
      await reread()
      if (end === 'empty') await sendPhotos(user)
    } while (again)
  } catch (problem) {
    note(problem)
  } finally {
    running = false
    busy.value = false
    await reread()
  }
}

const pace = new Pace()
let timer: ReturnType<typeof setTimeout> | undefined

/** A round now, and another when the pace says so. */
export function kick(): void {
  clearTimeout(timer)
  void round().finally(() => {
    const rest = waitingOf(deeds.value, who.value?.user ?? '').length + waitingPhotos.value.length
    clearTimeout(timer)
    timer = setTimeout(kick, pace.after({ live: link.value === 'live', rest }))
  })
}

/** Tries at once whenever the phone may have signal again. */
export function watchNetwork(): void {
  const soon = () => {
    pace.restart()
    kick()
  }
  addEventListener('online', soon)
  addEventListener('offline', () => (link.value = 'cut'))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') soon()
  })
}

export function stageNow(order: KeptOrder): ReturnType<typeof stageOf> {
  return stageOf(order, deeds.value)
}
