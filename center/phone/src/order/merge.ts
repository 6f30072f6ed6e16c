import type { Act, PhoneOrder, Stage } from '../api/types'
import type { Deed } from '../queue/deeds'

/** An order as the phone keeps it. */
export interface KeptOrder extends PhoneOrder {
  id: string
  /** Whose it was when it came. */
  owner: string
  /** The center's time when it came, in milliseconds. */
  came: number
  /** The center's time since when the center no longer names it as mine. */
  gone: number | null
}

/** What is no longer mine stays to be looked at for so long. */
export const GONE_KEPT_MILLIS = 24 * 3_600_000
/** So many orders at most; the oldest that are gone leave first. */
export const MOST_ORDERS = 500

const LIFE: Stage[] = ['new', 'accepted', 'dispatched', 'taken', 'en_route', 'on_site', 'in_progress', 'waiting_part', 'resolved', 'closed', 'cancelled']

const LEADS: Partial<Record<Act, Stage>> = {
  take: 'taken', return: 'accepted', set_out: 'en_route', arrive: 'on_site', diagnose: 'in_progress', wait_part: 'waiting_part',
  resume: 'in_progress', resolve: 'resolved',
}

/** Where an order stands after an act that the center has not heard of: steps may be left out, and never go back. */
export function stageAfter(stage: Stage, act: Act): Stage {
  const to = LEADS[act]
  if (to === undefined) return stage
  if (act === 'return' || act === 'resume') return to
  if (act === 'diagnose' && stage === 'resolved') return to
  return LIFE.indexOf(to) > LIFE.indexOf(stage) ? to : stage
}

/** Where the order stands for its technician: the center's word, and what waits to be sent on top of it. */
export function stageOf(order: KeptOrder, deeds: readonly Deed[]): Stage {
  return deeds
    .filter((deed) => deed.order === order.id && deed.outcome === 'waiting')
    .sort((a, b) => a.seq - b.seq)
    .reduce((stage, deed) => stageAfter(stage, deed.act), order.order.stage)
}

export interface Merged {
  put: KeptOrder[]
  drop: string[]
}

/**
 * Takes the center's orders over those that are kept. An order that the center no longer names is marked as gone and
 * stays for a day; longer while something of it waits or was not read.
 */
export function mergeToday(kept: readonly KeptOrder[], came: readonly PhoneOrder[], owner: string, now: number, busy: (id: string) => boolean): Merged {
  const put: KeptOrder[] = came.map((order) => ({ ...order, id: order.order.id, owner, came: now, gone: null }))
  const named = new Set(put.map((order) => order.id))
  const drop: string[] = []
  const left = kept.filter((order) => !named.has(order.id)).sort((a, b) => b.came - a.came)
  let room = MOST_ORDERS - put.length
  for (const order of left) {
    // Another person's, on a shared phone: they are not the center's to withdraw in this answer.
    const gone = order.owner === owner ? (order.gone ?? now) : order.gone
    const old = now - (gone ?? order.came) > GONE_KEPT_MILLIS
    if (!busy(order.id) && (old || room <= 0)) {
      drop.push(order.id)
      continue
    }
    room--
    if (gone !== order.gone) put.push({ ...order, gone })
  }
  return { put, drop }
}

/** In which order they are worked on: in hand before others, then by the soonest clock. */
export function sorted(orders: readonly KeptOrder[], deeds: readonly Deed[]): KeptOrder[] {
  const hand = (order: KeptOrder) => (['en_route', 'on_site', 'in_progress'].includes(stageOf(order, deeds)) ? 0 : 1)
  const due = (order: KeptOrder) => soonest(order)?.due ?? order.order.due ?? '9'
  return [...orders].sort((a, b) => hand(a) - hand(b) || due(a).localeCompare(due(b)) || a.id.localeCompare(b.id))
}

/** The clock that runs out first, of those that run. */
export function soonest(order: KeptOrder): PhoneOrder['order']['clocks'][number] | null {
  const running = order.order.clocks.filter((clock) => clock.due !== null && ['running', 'broken'].includes(clock.state))
  return running.sort((a, b) => a.due!.localeCompare(b.due!))[0] ?? null
}
