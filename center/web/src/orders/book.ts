import type { DeedWish, OrderDeed, OrderKind, OrderPage, OrderRow, Stage } from '../api/orders'
import { ORDER_KINDS, STAGES } from '../api/orders'
import type { Me } from '../api/types'
import { covers } from '../format/role'
import { changed, oneOf, type Query, word } from '../list/query'

/** Most open orders that a page keeps; of more it says so. */
export const MAX_ORDERS = 5_000
/** News of a deed that took longer than this is marked: the phone had no signal. */
export const LATE_SECONDS = 60

export const ORDER_MARKS = ['unassigned', 'overdue', 'conflicts'] as const
export type OrderMark = (typeof ORDER_MARKS)[number]

/** What the list shows. It lives in the page's address. */
export interface OrderFilter {
  /** `open`, `closed`, `all` or one stage. */
  stage: string
  mark: OrderMark | ''
  kind: OrderKind | ''
  site: string
  technician: string
  incident: string
  text: string
}
export const NO_ORDER_FILTER: OrderFilter = { stage: 'open', mark: '', kind: '', site: '', technician: '', incident: '', text: '' }
export const OPEN_STAGES = STAGES.filter((one) => one !== 'closed' && one !== 'cancelled')

/** Reads the filter from the address. What is not understood is left out. */
export function orderFilterOf(query: Query): OrderFilter {
  return {
    stage: oneOf(['closed', 'all', ...STAGES], word(query, 'stage'), 'open'),
    mark: oneOf(ORDER_MARKS, word(query, 'mark'), ''),
    kind: oneOf(ORDER_KINDS, word(query, 'kind'), ''),
    site: word(query, 'site'),
    technician: word(query, 'technician'),
    incident: word(query, 'incident'),
    text: word(query, 'text'),
  }
}

/** The address's query of a filter; what stands at its default is left out. */
export function orderQueryOf(filter: OrderFilter): Record<string, string> {
  return changed(filter, NO_ORDER_FILTER, Object.keys(NO_ORDER_FILTER) as (keyof OrderFilter)[])
}

/** Open orders are fetched at once and narrowed on the page; of the past the center narrows. */
export const fetchesPast = (filter: OrderFilter) => filter.stage === 'closed' || filter.stage === 'cancelled' || filter.stage === 'all'
export function orderRequestOf(filter: OrderFilter, offset: number, limit: number): URLSearchParams {
  const past = fetchesPast(filter)
  const request = new URLSearchParams({ stage: past ? filter.stage : 'open', offset: String(offset), limit: String(limit) })
  if (filter.incident !== '') request.set('incident', filter.incident)
  if (!past) return request
  for (const key of ['kind', 'site', 'technician'] as const) if (filter[key] !== '') request.set(key, filter[key])
  if (filter.text !== '') request.set('q', filter.text)
  return request
}

export const isClosed = (order: OrderRow) => order.stage === 'closed' || order.stage === 'cancelled'
export const isOverdue = (order: OrderRow, nowMillis: number) => !isClosed(order) && !order.suspended && order.due !== null && Date.parse(order.due) <= nowMillis
export const isUnassigned = (order: OrderRow) => !isClosed(order) && order.technician === null && order.carrier === null

const MARKED: Record<OrderMark, (order: OrderRow, nowMillis: number) => boolean> = { unassigned: isUnassigned, overdue: isOverdue, conflicts: (order) => order.conflicts > 0 }

/** Whether an order belongs into the list. */
export function orderMatches(filter: OrderFilter, order: OrderRow, nowMillis: number): boolean {
  if (filter.stage === 'open' ? isClosed(order) : filter.stage === 'closed' ? !isClosed(order) : filter.stage !== 'all' && order.stage !== filter.stage) return false
  if (filter.mark !== '' && !MARKED[filter.mark](order, nowMillis)) return false
  if (filter.kind !== '' && filter.kind !== order.kind) return false
  if (filter.site !== '' && filter.site !== order.site?.id) return false
  if (filter.technician !== '' && filter.technician !== order.technician && !order.helpers.includes(filter.technician)) return false
  if (filter.incident !== '' && filter.incident !== order.incident) return false
  const wanted = filter.text.trim().toLowerCase()
  if (wanted === '') return true
  const words = [order.id, ...Object.values(order.title), ...Object.values(order.site?.name ?? {}), ...Object.values(order.deviceName ?? {}), order.node ?? '', order.technicianName ?? '', order.carrier ?? '', order.part?.serial ?? '']
  return words.some((one) => one.toLowerCase().includes(wanted))
}

/** What needs somebody first: conflicts, then soonest due, then those without a time; the past newest first. */
export function byNeed(one: OrderRow, other: OrderRow): number {
  const group = (order: OrderRow) => (isClosed(order) ? 3 : order.conflicts > 0 ? 0 : order.due === null || order.suspended ? 2 : 1)
  const key = (order: OrderRow) => (isClosed(order) ? -Date.parse(order.changed) : order.due === null ? Date.parse(order.opened) : Date.parse(order.due))
  return group(one) - group(other) || key(one) - key(other) || (one.id < other.id ? -1 : 1)
}

export function orderCounts(orders: Iterable<OrderRow>, nowMillis: number): OrderPage['counts'] {
  const counts: OrderPage['counts'] = { byStage: {}, conflicts: 0, unassigned: 0, overdue: 0 }
  for (const order of orders) {
    if (isClosed(order)) continue
    counts.byStage[order.stage] = (counts.byStage[order.stage] ?? 0) + 1
    if (order.conflicts > 0) counts.conflicts++
    if (isUnassigned(order)) counts.unassigned++
    if (isOverdue(order, nowMillis)) counts.overdue++
  }
  return counts
}

/** News replaces what is older; an answer that an event has overtaken changes nothing. */
export function isNewer(news: OrderRow, present: OrderRow | undefined): boolean {
  return present === undefined || news.revision >= present.revision
}

export const DESK_ACTS = ['accept', 'answer', 'finish', 'report', 'grade', 'reopen', 'settle', 'dispatch', 'confirm', 'unsuspend', 'urge', 'join', 'extend', 'suspend', 'supervise', 'split', 'cancel'] as const
export type DeskAct = (typeof DESK_ACTS)[number]

/** What a client asks for: no device tells of it, and an answer may end it. */
export const ASKED_KINDS: readonly string[] = ['tuning', 'enquiry', 'complaint', 'security', 'emergency']

/** What the desk may do with an order now. The center holds to the same rules. */
export function deskActs(order: OrderRow, me: Me | null | undefined): DeskAct[] {
  if (me == null || !covers(me.role, 'operator')) return []
  const asked = ASKED_KINDS.includes(order.kind)
  if (isClosed(order)) return asked && order.stage === 'closed' ? ['reopen'] : []
  const begun = order.stage !== 'new' && order.stage !== 'accepted'
  const may: Record<DeskAct, boolean> = {
    accept: order.stage === 'new', settle: order.conflicts > 0, dispatch: order.stage !== 'new' && order.stage !== 'resolved', confirm: order.stage === 'resolved', unsuspend: order.suspended, suspend: !order.suspended && order.stage !== 'new', urge: begun && order.stage !== 'resolved' && !order.suspended, join: begun && order.stage !== 'resolved',
    answer: asked, finish: asked && (!begun || order.stage === 'dispatched' || order.stage === 'resolved'), report: true, grade: order.incident === null, reopen: false,
    extend: true, supervise: !order.supervised, split: order.stage !== 'new' && order.stage !== 'resolved', cancel: true,
  }
  return DESK_ACTS.filter((act) => may[act])
}

/** What an act needs to be told, in the order of its form. */
export const ACT_FIELDS: Record<DeskAct, readonly string[]> = {
  accept: [], answer: ['words'], finish: ['words'], report: ['at'], grade: ['level', 'reason'], reopen: ['reason'], settle: ['words'], dispatch: ['technician'], confirm: ['reason', 'evidence'], unsuspend: [], urge: ['words'], join: ['helper'], extend: ['until', 'reason', 'approvedBy'], suspend: ['reason', 'approvedBy'], supervise: [], split: ['title', 'technician'], cancel: ['reason'],
}
const OPTIONAL: Partial<Record<DeskAct, readonly string[]>> = { split: ['technician'] }
export function lackOf(act: DeskAct, fields: Record<string, string>): string | null {
  return ACT_FIELDS[act].find((name) => (fields[name] ?? '').trim() === '' && !OPTIONAL[act]?.includes(name)) ?? null
}

/** The deed that is sent. One who takes an order away from somebody does so by force (强制派遣). */
export function deedOf(id: string, act: DeskAct, fields: Record<string, string>, order: OrderRow): DeedWish {
  const told: Record<string, unknown> = Object.fromEntries(ACT_FIELDS[act].map((name) => [name, (fields[name] ?? '').trim() === '' ? null : (fields[name] ?? '').trim()]))
  if (act === 'dispatch') told.forced = order.technician !== null && order.technician !== told.technician
  if (act === 'grade') told.level = Number(told.level)
  if (act === 'answer' || act === 'finish') return { id, act: 'answer', fields: { ...told, done: act === 'finish' }, time: null }
  return { id, act, fields: told, time: null }
}

/** The fields of a joint order that people fill in; the others follow from the order. */
export const FORM_FIELDS = ['content', 'initiatingUnit', 'businessType', 'receivingUnit', 'feedback', 'initiatingContact', 'initiatingPhone', 'receivingContact', 'receivingPhone', 'stars', 'evaluation'] as const

/** Only what was changed is sent. */
export function filled(before: Record<string, unknown>, now: Record<string, string>): Record<string, string> {
  return Object.fromEntries(FORM_FIELDS.flatMap((name) => ((now[name] ?? '').trim() === String(before[name] ?? '') ? [] : [[name, (now[name] ?? '').trim()]])))
}

/** What people read in a column of a register: what is named there, and not its id. */
export const ledgerCell = (row: Record<string, unknown>, column: string) => row[column + 'Text'] ?? row[column]

/** What stands in a register's row, in its order, each once; empty columns are left out. */
export function ledgerCells(row: Record<string, unknown>): unknown[] {
  return Object.keys(row).filter((key) => key !== 'ledger' && !(key.endsWith('Text') && key.slice(0, -4) in row)).map((key) => ledgerCell(row, key)).filter((value) => value !== null && value !== '')
}

/** A choice holds both languages in one: 是 yes. */
export function halves(option: string): { zh: string; en: string } {
  const [, zh = option, en = option] = /^(\S*[^\x00-\x7f]\S*) ([\x20-\x7e]+)$/.exec(option) ?? []
  return { zh, en }
}

/** Deeds by the time at which they were done; of equals the one that the center learned of first. */
export function byTrueTime(one: OrderDeed, other: OrderDeed): number {
  return Date.parse(one.time) - Date.parse(other.time) || Date.parse(one.arrived) - Date.parse(other.arrived) || (one.id < other.id ? -1 : 1)
}
export const lateSeconds = (deed: OrderDeed) => Math.max(0, Math.round((Date.parse(deed.arrived) - Date.parse(deed.time)) / 1000))

/** How far along an order is: the stages of the way with the one that it stands at. */
export const WAY: readonly Stage[] = ['new', 'accepted', 'dispatched', 'taken', 'en_route', 'on_site', 'in_progress', 'resolved', 'closed']
export function placeOnWay(stage: Stage): number {
  return stage === 'cancelled' ? -1 : WAY.indexOf(stage === 'waiting_part' ? 'in_progress' : stage)
}

/** An id that nothing else has; also where the page is not served by https, which `crypto.randomUUID` needs. */
export function newId(bytes: Uint8Array = crypto.getRandomValues(new Uint8Array(16))): string {
  const b = [...bytes]
  b[6] = ((b[6] ?? 0) & 0x0f) | 0x40
  b[8] = ((b[8] ?? 0) & 0x3f) | 0x80
  const hex = b.map((one) => one.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
