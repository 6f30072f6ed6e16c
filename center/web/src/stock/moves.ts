import type { PartState, StockPart } from '../api/stock'

export const MOVES = ['receive', 'reserve', 'release', 'issue', 'install', 'return', 'dismantle', 'repair', 'repaired', 'lend', 'give_back', 'scrap', 'move', 'test', 'count'] as const
export type Move = (typeof MOVES)[number]

/** What a move needs to be told beside the serial number and the reason. */
export const MOVE_FIELDS: Record<Move, readonly string[]> = {
  receive: ['sku', 'place', 'ownerBound'], reserve: ['order', 'until'], release: ['order'], issue: ['order'], install: ['order', 'device'], return: ['order', 'place'], dismantle: ['sku', 'device', 'place', 'ownerBound'], repair: ['shop'], repaired: ['place'],
  lend: ['borrower', 'until'], give_back: ['place'], scrap: [], move: ['place'], test: ['works'], count: ['place', 'found'],
}
export const FLAGS: readonly string[] = ['ownerBound', 'works', 'found']

const MAY: Record<PartState, readonly Move[]> = {
  free: ['reserve', 'issue', 'lend', 'move', 'test', 'count', 'repair', 'scrap'],
  reserved: ['issue', 'release', 'move', 'test', 'count'],
  issued: ['install', 'return'],
  installed: ['dismantle'],
  faulty: ['repair', 'scrap', 'move', 'test', 'count'],
  repair: ['repaired', 'scrap'],
  lent: ['give_back'],
  owner: [],
  scrapped: [],
  missing: ['count', 'scrap'],
}

/** What can be done with a part as it is. What belongs to the owner is neither repaired nor scrapped by us. The center holds to the same rules. */
export function movesFor(part: StockPart): Move[] {
  return MAY[part.state].filter((one) => !(part.ownerBound && (one === 'repair' || one === 'scrap')))
}

/** The first field that is missing, null when it can be sent. */
export function lackOf(move: Move, fields: Record<string, unknown>): string | null {
  if (String(fields.serial ?? '').trim() === '') return 'serial'
  return MOVE_FIELDS[move].find((name) => !FLAGS.includes(name) && String(fields[name] ?? '').trim() === '') ?? null
}

/** What is sent; `id` makes the same request a second time change nothing. */
export function wishOf(id: string, move: Move, fields: Record<string, unknown>, reason: string): Record<string, unknown> {
  const told: Record<string, unknown> = { id, do: move, serial: String(fields.serial ?? '').trim(), reason }
  for (const name of MOVE_FIELDS[move]) told[name] = FLAGS.includes(name) ? fields[name] === true : String(fields[name] ?? '').trim()
  return told
}

/** Where a part is that lies in no store: in its device, with who borrowed it, at the shop. A faulty one names the device that it came out of, and lies in a store. */
export const heldAway = (part: StockPart) => (['installed', 'lent', 'repair'].includes(part.state) ? part.holder : null)

/** A spare that was not tried for so long counts as not tested. */
export const TEST_DAYS = 180
export type Readiness = 'works' | 'broken' | 'untested'
export function readiness(part: StockPart, nowMillis: number): Readiness {
  if (part.works === false) return 'broken'
  return part.works === true && part.tested !== null && nowMillis - Date.parse(part.tested) <= TEST_DAYS * 86_400_000 ? 'works' : 'untested'
}

export function moneyText(price: number | string | null, currency: string | null, locale: string): string {
  const amount = typeof price === 'string' ? Number(price) : price
  if (amount === null || !Number.isFinite(amount) || price === '') return '—'
  return new Intl.NumberFormat(locale, { style: 'currency', currency: currency ?? 'CNY' }).format(amount)
}
