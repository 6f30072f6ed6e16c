import type { Alarm } from '../api/types'
import { type AlarmFilter, matches } from './filter'

/** Most rows that the list keeps; the oldest leave, and "more" asks for them again. */
export const MAX_ROWS = 20_000
/** Most rows that no longer fit and still stand; the oldest of them leave while nobody is at the list. */
export const MAX_LEAVING = 500

/** A row of the list. One that no longer fits the filter stays, muted, until the list is loaded anew. */
export interface AlarmRow {
  alarm: Alarm
  leaving: boolean
}

/** Newest event first, like the center's answer. */
function before(a: Alarm, b: Alarm): boolean {
  const difference = Date.parse(a.raised) - Date.parse(b.raised)
  return difference === 0 ? a.id > b.id : difference > 0
}

export interface Merged {
  rows: AlarmRow[]
  /** Those that fit and are not in the list: they are to be put in when nobody's hand is on it. */
  came: Alarm[]
  /** How many more rows fit than did. */
  more: number
}

/**
 * The list after live alarms came: rows are replaced where they stand. News that is older than the row (an answer
 * overtaken by an event) changes nothing.
 */
export function mergeAlarms(rows: readonly AlarmRow[], news: readonly Alarm[], filter: AlarmFilter, nowMillis: number): Merged {
  const index = new Map(rows.map((row, at) => [row.alarm.id, at]))
  const next = [...rows]
  const came = new Map<number, Alarm>()
  let more = 0
  for (const alarm of news) {
    const fits = matches(filter, alarm, nowMillis)
    const at = index.get(alarm.id)
    const present = at === undefined ? undefined : next[at]
    if (at === undefined || present === undefined) {
      if (fits) came.set(alarm.id, alarm)
      else came.delete(alarm.id)
    } else if (Date.parse(alarm.changed) >= Date.parse(present.alarm.changed)) {
      more += Number(present.leaving) - Number(!fits)
      next[at] = { alarm, leaving: !fits }
    }
  }
  return { rows: next, came: [...came.values()], more }
}

/** Puts newcomers into their places by event time. */
export function insertAlarms(rows: readonly AlarmRow[], came: readonly Alarm[]): AlarmRow[] {
  if (came.length === 0) return [...rows]
  const fresh = [...came].sort((a, b) => (before(a, b) ? -1 : 1))
  const next: AlarmRow[] = []
  let at = 0
  for (const row of rows) {
    for (let one = fresh[at]; one !== undefined && before(one, row.alarm); one = fresh[++at]) next.push({ alarm: one, leaving: false })
    next.push(row)
  }
  for (; at < fresh.length; at++) next.push({ alarm: fresh[at] as Alarm, leaving: false })
  return next.slice(0, MAX_ROWS)
}

/** Lets go of the oldest rows that no longer fit, where there are too many. */
export function dropLeft(rows: readonly AlarmRow[], open: number | null, most = MAX_LEAVING): AlarmRow[] {
  let kept = 0
  return rows.filter((row) => !row.leaving || row.alarm.id === open || ++kept <= most)
}

/** The list after one live alarm came and took its place at once. */
export function mergeAlarm(rows: readonly AlarmRow[], alarm: Alarm, filter: AlarmFilter, nowMillis: number): { rows: AlarmRow[]; added: boolean } {
  const merged = mergeAlarms(rows, [alarm], filter, nowMillis)
  return { rows: insertAlarms(merged.rows, merged.came), added: merged.came.length > 0 }
}
