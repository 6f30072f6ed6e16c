import type { Alarm } from '../api/types'
import { type AlarmFilter, matches } from './filter'

/** Most rows that the list keeps while live alarms come in; the oldest leave, and "more" asks for them again. */
export const MAX_ROWS = 2_000

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

/**
 * The list after a live alarm came: its row is replaced, or it takes its place if it fits the filter. News that is
 * older than the row (an answer overtaken by an event) changes nothing.
 */
export function mergeAlarm(
  rows: readonly AlarmRow[],
  alarm: Alarm,
  filter: AlarmFilter,
  nowMillis: number,
): { rows: AlarmRow[]; added: boolean } {
  const fits = matches(filter, alarm, nowMillis)
  const at = rows.findIndex((row) => row.alarm.id === alarm.id)
  const present = rows[at]
  if (present !== undefined) {
    if (Date.parse(alarm.changed) < Date.parse(present.alarm.changed)) return { rows: [...rows], added: false }
    const next = [...rows]
    next[at] = { alarm, leaving: !fits }
    return { rows: next, added: false }
  }
  if (!fits) return { rows: [...rows], added: false }
  const place = rows.findIndex((row) => before(alarm, row.alarm))
  const next = [...rows]
  next.splice(place < 0 ? rows.length : place, 0, { alarm, leaving: false })
  return { rows: next.slice(0, MAX_ROWS), added: true }
}
