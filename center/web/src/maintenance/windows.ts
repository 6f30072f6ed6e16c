import { GOVERNED, type Governed, type MaintenanceWindow, type MaintenanceWish, type WindowState } from '../api/maintenance'
import type { Me } from '../api/types'

/** What asks for somebody first. */
export const WINDOW_STATES: readonly WindowState[] = ['running', 'asked', 'approved', 'ended', 'declined', 'cancelled']
export const MAX_NAMES = 1_000
const DAY_MILLIS = 86_400_000

export function byState(one: MaintenanceWindow, other: MaintenanceWindow): number {
  const rank = (of: MaintenanceWindow) => WINDOW_STATES.indexOf(of.state)
  const over = rank(one) >= WINDOW_STATES.indexOf('ended')
  const time = Date.parse(one.from) - Date.parse(other.from)
  return rank(one) - rank(other) || (over ? -time : time) || (one.id < other.id ? -1 : 1)
}

/** What the user may do with a window: nobody rules on what they asked for. The center holds to the same rule. */
export function stepsFor(one: MaintenanceWindow, me: Me | null | undefined): ('approve' | 'decline' | 'end')[] {
  if (me == null || me.role === 'viewer') return []
  const rules = me.role !== 'operator' && me.user !== one.asked.by
  switch (one.state) {
    case 'asked':
      return rules ? ['approve', 'decline'] : me.user === one.asked.by ? ['end'] : []
    case 'approved':
    case 'running':
      return ['end']
    case 'ended':
    case 'declined':
    case 'cancelled':
      return []
  }
}

/** How much of it is over, from 0 to 1. */
export function progress(one: Pick<MaintenanceWindow, 'from' | 'to'>, nowMillis: number): number {
  const from = Date.parse(one.from)
  const to = Date.parse(one.to)
  return to <= from ? 1 : Math.min(1, Math.max(0, (nowMillis - from) / (to - from)))
}

/** What is missing in a wish, as a key of the words; null when it can be sent. */
export function lackOf(wish: MaintenanceWish): string | null {
  if (wish.title.trim() === '') return 'work.lackTitle'
  if (!(Date.parse(wish.from) < Date.parse(wish.to))) return 'work.lackWindow'
  if (wish.scope.sites.length + wish.scope.nodes.length === 0) return 'work.lackScope'
  if (wish.scope.sites.length + wish.scope.nodes.length > MAX_NAMES) return 'work.tooMany'
  if (!GOVERNED.some((one) => wish.governs[one])) return 'work.lackGoverns'
  return wish.reason.trim() === '' ? 'field.needReason' : null
}

/** All of it: what a window governs unless somebody takes something out. */
export function everything(): Record<Governed, boolean> {
  return { alarms: true, notifications: true, clocks: true, rate: true, reports: true }
}

export interface Bar {
  id: string
  title: string
  state: WindowState
  /** Shares of the span. */
  left: number
  width: number
}

/** What is running or to come within so many days, as bars of a strip that begins a little before now. */
export function strip(windows: readonly MaintenanceWindow[], nowMillis: number, days: number): { from: number; to: number; bars: Bar[] } {
  const from = nowMillis - DAY_MILLIS / 4
  const to = from + days * DAY_MILLIS
  const bars = windows
    .filter((one) => (one.state === 'asked' || one.state === 'approved' || one.state === 'running') && Date.parse(one.to) > from && Date.parse(one.from) < to)
    .sort((a, b) => Date.parse(a.from) - Date.parse(b.from) || (a.id < b.id ? -1 : 1))
    .map((one) => {
      const begins = Math.max(from, Date.parse(one.from))
      const ends = Math.min(to, Date.parse(one.to))
      return { id: one.id, title: one.title, state: one.state, left: (begins - from) / (to - from), width: (ends - begins) / (to - from) }
    })
  return { from, to, bars }
}
