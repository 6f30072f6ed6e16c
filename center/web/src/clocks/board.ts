import { CLOCK_KINDS, type ClockKind, type ClockPage, type ClockRow, type StopWay } from '../api/clocks'
import type { Me } from '../api/types'
import { covers } from '../format/role'
import { changed, oneOf, type Query, word } from '../list/query'

/** Most clocks that a page keeps; of more it says so. */
export const MAX_CLOCKS = 5_000
/** A clock of which so much is used up, or which has so little left, is soon used up. */
export const SOON_PERCENT = 75
const SOON_SECONDS = 1_800

export const CLOCK_FILTERS = ['open', 'broken', 'met', 'all'] as const
export type ClockFilterState = (typeof CLOCK_FILTERS)[number]
export const CLOCK_MARKS = ['running', 'soon', 'broken', 'paused'] as const
export type ClockMark = (typeof CLOCK_MARKS)[number]

/** What the board shows. It lives in the page's address. */
export interface ClockFilter {
  state: ClockFilterState
  mark: ClockMark | ''
  kind: ClockKind | ''
  level: string
  site: string
  item: string
  incident: string
  /** An order that has clocks of its own. */
  order: string
  text: string
}
export const NO_CLOCK_FILTER: ClockFilter = { state: 'open', mark: '', kind: '', level: '', site: '', item: '', incident: '', order: '', text: '' }

/** Reads the filter from the address. What is not understood is left out. */
export function clockFilterOf(query: Query): ClockFilter {
  return {
    state: oneOf(CLOCK_FILTERS, word(query, 'state'), 'open'),
    mark: oneOf(CLOCK_MARKS, word(query, 'mark'), ''),
    kind: oneOf(CLOCK_KINDS, word(query, 'kind'), ''),
    level: oneOf(['1', '2', '3', '4'], word(query, 'level'), ''),
    site: word(query, 'site'),
    item: word(query, 'item'),
    incident: word(query, 'incident'),
    order: word(query, 'order'),
    text: word(query, 'text'),
  }
}

/** The address's query of a filter; what stands at its default is left out. */
export function clockQueryOf(filter: ClockFilter): Record<string, string> {
  return changed(filter, NO_CLOCK_FILTER, Object.keys(NO_CLOCK_FILTER) as (keyof ClockFilter)[])
}

/** The question to the center; the rest is narrowed here, so that a filter answers without a wait. */
export function clockRequestOf(filter: ClockFilter, offset: number, limit: number): URLSearchParams {
  const request = new URLSearchParams({ state: filter.state, offset: String(offset), limit: String(limit) })
  for (const key of ['site', 'item', 'incident', 'order'] as const) if (filter[key] !== '') request.set(key, filter[key])
  return request
}

/** Nothing can be changed about it any more. */
export const isOver = (row: ClockRow) => row.stopped !== null || row.state === 'met' || row.state === 'broken' || row.state === 'cancelled'

/** Whether the board calls it used up at that instant: the page's own clock may be ahead of the last news. */
export function isBroken(row: ClockRow, nowMillis: number): boolean {
  return row.broken || (row.state === 'running' && row.stopped === null && row.due !== null && Date.parse(row.due) <= nowMillis)
}

export type CountKind = 'left' | 'over' | 'still' | 'done'
/** What a clock shows: seconds left, seconds over, seconds left while it stands, or nothing more. */
export interface Count {
  kind: CountKind
  seconds: number | null
}

/** The countdown by the center's clock. While a clock stands its seconds stand, too. */
export function countOf(row: ClockRow, nowMillis: number): Count {
  if (isOver(row)) return { kind: 'done', seconds: null }
  const due = row.due === null ? null : Date.parse(row.due)
  if (isBroken(row, nowMillis)) return { kind: 'over', seconds: due === null ? null : Math.max(0, Math.floor((nowMillis - due) / 1000)) }
  if (row.state === 'paused' || row.state === 'outside-hours') return { kind: 'still', seconds: row.leftSeconds }
  return { kind: 'left', seconds: due === null ? row.leftSeconds : Math.max(0, Math.ceil((due - nowMillis) / 1000)) }
}

/** 3:04:05, or 2 d 03:04 from two days on. */
export function clockText(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const days = Math.floor(seconds / 86_400)
  if (days >= 2) return `${days} d ${two(Math.floor((seconds % 86_400) / 3600))}:${two(Math.floor((seconds % 3600) / 60))}`
  return `${Math.floor(seconds / 3600)}:${two(Math.floor((seconds % 3600) / 60))}:${two(Math.floor(seconds % 60))}`
}

/** How much is used up now, in percent: the center's word, carried on while the clock runs. */
export function usedNow(row: ClockRow, nowMillis: number): number {
  const said = row.usedPercent
  if (row.state !== 'running' || row.due === null || row.leftSeconds === null || row.leftSeconds <= 0 || said >= 100) return isBroken(row, nowMillis) ? Math.max(100, said) : said
  const whole = (row.leftSeconds * 100) / (100 - said)
  const left = (Date.parse(row.due) - nowMillis) / 1000
  return Math.min(100, Math.max(said, 100 - (100 * left) / whole))
}

export function isSoon(row: ClockRow, nowMillis: number): boolean {
  if (isOver(row) || row.state !== 'running' || isBroken(row, nowMillis)) return false
  const count = countOf(row, nowMillis)
  return usedNow(row, nowMillis) >= SOON_PERCENT || (count.seconds !== null && count.seconds <= SOON_SECONDS)
}

const MARKED: Record<ClockMark, (row: ClockRow, nowMillis: number) => boolean> = {
  running: (row, nowMillis) => row.state === 'running' && !isBroken(row, nowMillis),
  soon: isSoon,
  broken: (row, nowMillis) => isBroken(row, nowMillis),
  paused: (row) => row.state === 'paused',
}

function textMatches(text: string, row: ClockRow): boolean {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return true
  const words = [...Object.values(row.root.name), row.root.node, ...Object.values(row.item.name), row.item.item, row.site, row.order ?? '', row.incident, ...Object.values(row.why)]
  return words.some((one) => one.toLowerCase().includes(wanted))
}

/** Whether a clock belongs on the board. */
export function clockMatches(filter: ClockFilter, row: ClockRow, nowMillis: number): boolean {
  if (filter.state === 'open' && isOver(row)) return false
  if (filter.state === 'broken' && !isBroken(row, nowMillis)) return false
  if (filter.state === 'met' && row.state !== 'met') return false
  if (filter.mark !== '' && (isOver(row) || !MARKED[filter.mark](row, nowMillis))) return false
  if (filter.kind !== '' && filter.kind !== row.kind) return false
  if (filter.level !== '' && filter.level !== String(row.level)) return false
  if (filter.site !== '' && filter.site !== row.site) return false
  if (filter.item !== '' && filter.item !== row.item.item) return false
  if (filter.incident !== '' && filter.incident !== row.incident) return false
  if (filter.order !== '' && !(row.incident === '' && filter.order === row.order)) return false
  return textMatches(filter.text, row)
}

/** Soonest due first; then those that stand, by what is left; then what is over, newest first. */
export function byDue(one: ClockRow, other: ClockRow): number {
  const group = (row: ClockRow) => (isOver(row) ? 2 : row.due === null || row.state === 'paused' ? 1 : 0)
  const key = (row: ClockRow) => [Date.parse(row.due ?? ''), row.leftSeconds ?? Infinity, -Date.parse(row.stopped ?? row.start)][group(row)] ?? 0
  return group(one) - group(other) || key(one) - key(other) || (one.id < other.id ? -1 : 1)
}

/** The clock that breaks next if nobody does anything. */
export function nextToBreak(rows: Iterable<ClockRow>, nowMillis: number): ClockRow | null {
  let next: ClockRow | null = null
  for (const row of rows) {
    if (row.state !== 'running' || isOver(row) || isBroken(row, nowMillis) || row.due === null) continue
    if (next === null || byDue(row, next) < 0) next = row
  }
  return next
}

export function countsOf(rows: Iterable<ClockRow>, nowMillis: number): ClockPage['counts'] {
  const counts = { running: 0, soon: 0, broken: 0, paused: 0 }
  for (const row of rows) {
    if (isOver(row)) continue
    for (const mark of CLOCK_MARKS) if (MARKED[mark](row, nowMillis)) counts[mark]++
  }
  return counts
}

export type PauseStep = 'approve' | 'decline' | 'withdraw'
/** What the user may do with a pause: nobody rules on what they asked for. The center holds to the same rule. */
export function pauseSteps(pause: ClockRow['pauses'][number], me: Me | null | undefined): PauseStep[] {
  if (me == null || !covers(me.role, 'operator') || pause.withdrawn !== null || pause.declined != null) return []
  const own = pause.asked.by === me.user
  if (pause.approved === null) return own ? ['withdraw'] : ['approve', 'decline']
  return ['withdraw']
}

/** A pause that is asked for and waits for somebody. */
export const waitsForRuling = (row: ClockRow) => row.pauses.some((one) => one.approved === null && one.withdrawn === null && one.declined == null)

/** It would begin after the time was used up: then the owner must agree with hindsight. */
export function isRetroactive(row: ClockRow, fromMillis: number, nowMillis: number): boolean {
  return isBroken(row, nowMillis) && (row.due === null || fromMillis >= Date.parse(row.due))
}

const USUAL_WAY: Record<ClockKind, StopWay> = { respond: 'action', arrive: 'presence', diagnose: 'person', restore: 'person', replace: 'swap', report: 'paper' }
/** The way in which a person usually says that such a promise is kept. */
export const usualWay = (kind: ClockKind) => USUAL_WAY[kind]
