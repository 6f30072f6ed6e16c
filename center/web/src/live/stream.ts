import { reactive, readonly } from 'vue'
import type { CameraRow } from '../api/cameras'
import type { ClockRow } from '../api/clocks'
import type { IncidentRow } from '../api/incidents'
import type { OrderRow } from '../api/orders'
import type { Alarm, CommandRequest, DeviceEvent, Edge, Hello, LiveReading } from '../api/types'
import { waitMillis } from './backoff'
import { centerTime, setCenterTime } from './clock'
import { EventParser, type StreamEvent } from './parser'

/**
 * The page's one connection to `/api/v1/events`. It is read with fetch, not with EventSource: only so are the pings
 * seen (a stream that says nothing for SILENCE_MILLIS is dead, however open it looks), can the wait between tries
 * grow, and is the end of the session told apart from a lost line.
 */
export interface Listener {
  /** Load the page's data: first connection, or what was missed is no longer kept. */
  load?(): void
  readings?(readings: LiveReading[]): void
  alarm?(alarm: Alarm): void
  device?(event: DeviceEvent): void
  edge?(edge: Edge): void
  command?(request: CommandRequest): void
  camera?(camera: CameraRow): void
  incident?(incident: IncidentRow): void
  clock?(clock: ClockRow): void
  order?(order: OrderRow): void
  plan?(plan: { version: number }): void
  /** What is covered by spares was reckoned anew. */
  coverage?(): void
}

export type Phase = 'closed' | 'connecting' | 'live' | 'reconnecting' | 'offline'

/** The center pings every 10 s. */
const SILENCE_MILLIS = 25_000
/** After this long without a stream the page calls itself offline. */
export const OFFLINE_AFTER_MILLIS = 15_000

const state = reactive<{ phase: Phase; lostAt: number | null }>({ phase: 'closed', lostAt: null })
export const connection = readonly(state)

const listeners = new Set<Listener>()
let scope = 'readings=false'
let lastId: string | null = null
let attempt = 0
let abort: AbortController | null = null
let retry: ReturnType<typeof setTimeout> | undefined
let offlineTimer: ReturnType<typeof setTimeout> | undefined
let whenEnded: () => void = () => {}

/** Hears all events until the function that it gives back is called. */
export function listen(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Opens the stream. `ended` is called when the center says that there is no session any more. */
export function open(ended: () => void): void {
  whenEnded = ended
  if (state.phase === 'closed') {
    state.phase = 'connecting'
    connect()
  }
}

export function close(): void {
  abort?.abort()
  abort = null
  clearTimeout(retry)
  clearTimeout(offlineTimer)
  lastId = null
  attempt = 0
  state.phase = 'closed'
  state.lostAt = null
}

/** Which readings the page wants: a query of the events path, e.g. `site=a&room=b`. */
export function setScope(wanted: string): void {
  if (wanted === scope) return
  scope = wanted
  // Ids belong to the old selection: what the new one missed cannot be told from it.
  lastId = null
  if (state.phase !== 'closed') connect()
}

function connect(): void {
  clearTimeout(retry)
  abort?.abort()
  const mine = new AbortController()
  abort = mine
  void run(mine).then((ended) => {
    if (abort !== mine) return
    if (ended) {
      close()
      whenEnded()
    } else {
      lost()
    }
  })
}

function lost(): void {
  if (state.phase === 'live' || state.phase === 'connecting') {
    state.phase = 'reconnecting'
    state.lostAt = centerTime()
    clearTimeout(offlineTimer)
    offlineTimer = setTimeout(() => {
      if (state.phase === 'reconnecting') state.phase = 'offline'
    }, OFFLINE_AFTER_MILLIS)
  }
  attempt++
  clearTimeout(retry)
  retry = setTimeout(connect, waitMillis(attempt, Math.random()))
}

/** Reads one stream to its end; true when the session is over. */
async function run(mine: AbortController): Promise<boolean> {
  let silence = setTimeout(() => mine.abort('silent'), SILENCE_MILLIS)
  try {
    const headers: Record<string, string> = { Accept: 'text/event-stream' }
    if (lastId !== null) headers['Last-Event-ID'] = lastId
    const response = await fetch(`/api/v1/events?${scope}`, {
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: mine.signal,
    })
    if (response.status === 401) return true
    if (!response.ok || response.body === null) return false
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    const parser = new EventParser()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return false
      clearTimeout(silence)
      silence = setTimeout(() => mine.abort('silent'), SILENCE_MILLIS)
      for (const event of parser.feed(value)) {
        if (abort !== mine) return false
        if (event.id !== null) lastId = event.id
        if (dispatch(event) === 'session-ended') return true
      }
    }
  } catch {
    // Aborted by us, cut by the line, or not a stream of events: all mean that it is lost.
    return false
  } finally {
    clearTimeout(silence)
    if (abort !== mine) mine.abort()
  }
}

function dispatch(event: StreamEvent): 'session-ended' | 'more' {
  const data: unknown = JSON.parse(event.data)
  switch (event.event) {
    case 'hello':
      hello(data as Hello)
      break
    case 'readings':
      for (const listener of listeners) listener.readings?.((data as { readings: LiveReading[] }).readings)
      break
    case 'alarm':
      for (const listener of listeners) listener.alarm?.(data as Alarm)
      break
    case 'device':
      for (const listener of listeners) listener.device?.(data as DeviceEvent)
      break
    case 'edge':
      for (const listener of listeners) listener.edge?.(data as Edge)
      break
    case 'command':
      for (const listener of listeners) listener.command?.(data as CommandRequest)
      break
    case 'camera':
      for (const listener of listeners) listener.camera?.(data as CameraRow)
      break
    case 'incident':
      for (const listener of listeners) listener.incident?.(data as IncidentRow)
      break
    case 'clock':
      for (const listener of listeners) listener.clock?.(data as ClockRow)
      break
    case 'order':
      for (const listener of listeners) listener.order?.(data as OrderRow)
      break
    case 'plan':
      for (const listener of listeners) listener.plan?.(data as { version: number })
      break
    case 'coverage':
      for (const listener of listeners) listener.coverage?.()
      break
    case 'reset':
      lastId = null
      if ((data as { reason: string }).reason === 'session-ended') return 'session-ended'
      for (const listener of listeners) listener.load?.()
      break
  }
  return 'more'
}

function hello(said: Hello): void {
  setCenterTime(said.serverTime)
  clearTimeout(offlineTimer)
  attempt = 0
  state.phase = 'live'
  state.lostAt = null
  if (!said.resumed) for (const listener of listeners) listener.load?.()
}

/** A network that came back, or a page that was looked at again, does not wait out its time. */
function hurry(): void {
  if (state.phase === 'reconnecting' || state.phase === 'offline') connect()
}

/** Watches the browser's own word about the network; called once. */
export function watchNetwork(): void {
  addEventListener('online', hurry)
  // A page that the browser keeps for the way back must not keep its line: there are six to one center, and whoever
  // opens the sixth page would see nothing.
  addEventListener('pagehide', () => abort?.abort('hidden'))
  addEventListener('pageshow', hurry)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') hurry()
  })
  addEventListener('offline', () => {
    if (state.phase === 'closed') return
    abort?.abort('offline')
    if (state.phase !== 'offline') state.lostAt ??= centerTime()
    state.phase = 'offline'
  })
}
