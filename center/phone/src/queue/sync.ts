import { ApiError } from '../api/client'
import type { OrderFile, SyncAnswer, SyncBody, SyncResult } from '../api/types'
import { type Mark, type Track, doubtful, elapsed } from '../clock/steady'
import { type Deed, deeds, settle, waitingOf } from './deeds'

/** The way to the center, as the queue sees it. */
export interface Way {
  sync(body: SyncBody): Promise<SyncAnswer>
  order(id: string): Promise<OrderFile>
  /** Hears the center's time, where the phone alone cannot tell how much of it has passed. */
  hearTime(): Promise<void>
}

export interface Clock {
  track(): Track
  mark(): Mark
  wall(): number
  heard(serverTime: string, asked: Mark): void
}

export interface Drained {
  end: 'empty' | 'unreachable' | 'login'
  /** Deeds that have got an outcome. */
  settled: number
  /** Orders of which a newer stage is known now. */
  orders: string[]
}

/** The center takes this many in one go, and this many bytes. */
export const MOST_DEEDS = 500
export const MOST_BYTES = 900_000

/** As many of the first as fit into one go; always at least one. */
export function batch(waiting: readonly Deed[], most: number): Deed[] {
  let bytes = 0
  const taken: Deed[] = []
  for (const deed of waiting.slice(0, Math.min(most, MOST_DEEDS))) {
    bytes += new TextEncoder().encode(JSON.stringify({ fields: deed.fields, order: deed.order })).length + 250
    if (taken.length > 0 && bytes > MOST_BYTES) break
    taken.push(deed)
  }
  return taken
}

/**
 * The counter of a sync: how long ago each deed was is what its `steady` lacks to that of the sync. One of which that
 * is not known lies after the sync, which says just that.
 */
export function bodyOf(phone: string, list: readonly Deed[], clock: Clock): SyncBody {
  const at = clock.mark()
  const track = clock.track()
  const ago = list.map((deed) => elapsed(track, deed.mark, at))
  const steady = Math.ceil(Math.max(at.mono, ...ago.map((millis) => millis ?? 0)))
  return {
    phone,
    sentAt: new Date(clock.wall()).toISOString(),
    steady,
    deeds: list.map((deed, i) => {
      const millis = ago[i] ?? null
      const { id, order, act, fields, phoneTime } = deed
      return { id, order, act, fields, phoneTime, steady: millis === null ? steady + 1 : Math.max(0, Math.round(steady - millis)) }
    }),
  }
}

/** Sends all that waits, in order, until nothing waits or the center cannot be reached. One caller at a time. */
export async function drain(phone: string, by: string, way: Way, clock: Clock): Promise<Drained> {
  const done: Drained = { end: 'empty', settled: 0, orders: [] }
  let most = MOST_DEEDS
  let timeHeard = false
  for (;;) {
    const waiting = waitingOf(await deeds(), by)
    if (waiting.length === 0) return done
    const list = batch(waiting, most)
    try {
      if (!timeHeard && list.some((deed) => doubtful(clock.track(), deed.mark, clock.mark()))) {
        await way.hearTime()
        timeHeard = true
      }
      const asked = clock.mark()
      const answer = await way.sync(bodyOf(phone, list, clock))
      clock.heard(answer.serverTime, asked)
      const settled = await outcomes(list, answer.results, way)
      await settle(settled)
      done.settled += settled.length
      done.orders = [...new Set([...done.orders, ...settled.map((deed) => deed.order)])]
      // An answer that names none of them would be asked for again at once, for ever.
      if (settled.length === 0) return { ...done, end: 'unreachable' }
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem
      if (problem.status === 401 || problem.status === 403) return { ...done, end: 'login' }
      if (problem.passing || problem.status === 404) return { ...done, end: 'unreachable' }
      if (list.length > 1) {
        // Something in it cannot be read by the center: the halves tell what.
        most = Math.ceil(list.length / 2)
        continue
      }
      await settle([refused(list[0]!, problem)])
      done.settled++
      most = MOST_DEEDS
    }
  }
}

function refused(deed: Deed, problem: ApiError): Deed {
  const words = problem.detail === '' ? problem.code : problem.detail
  return { ...deed, outcome: 'refused', why: { zh: `中心读不懂这一步：${words}`, en: `The center cannot read this step: ${words}` }, read: false }
}

/** What became of each. Those that the answer does not name go on waiting. */
async function outcomes(list: readonly Deed[], results: readonly SyncResult[], way: Way): Promise<Deed[]> {
  const byId = new Map(results.map((result) => [result.id, result]))
  const files = new Map<string, OrderFile | null>()
  const settled: Deed[] = []
  for (const deed of list) {
    const result = byId.get(deed.id)
    if (result === undefined) continue
    if (result.outcome !== 'repeated') {
      settled.push({ ...deed, outcome: result.outcome, why: result.why, stage: result.stage, read: result.outcome === 'done' })
      continue
    }
    // The answer to an earlier sync was lost, and it may have said no: what it said stands with the order.
    if (!files.has(deed.order)) files.set(deed.order, await fileOf(deed.order, way))
    const known = files.get(deed.order)?.deeds.find((one) => one.id === deed.id)
    const outcome = known?.outcome ?? 'done'
    settled.push({ ...deed, outcome, why: known?.why ?? null, stage: result.stage, read: outcome === 'done' })
  }
  return settled
}

/** The order's file; null when it is not for this person to see. Throws when the center cannot be reached. */
async function fileOf(order: string, way: Way): Promise<OrderFile | null> {
  try {
    return await way.order(order)
  } catch (problem) {
    if (problem instanceof ApiError && !problem.passing && problem.status !== 401) return null
    throw problem
  }
}
