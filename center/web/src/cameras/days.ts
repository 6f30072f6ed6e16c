import type { Stretch } from '../api/cameras'

// Days of the contract's zone (Asia/Shanghai): UTC+8 all year, whatever the zone of the browser.

export const MINUTE_MILLIS = 60_000
export const HOUR_MILLIS = 3_600_000
export const DAY_MILLIS = 24 * HOUR_MILLIS
const ZONE_MILLIS = 8 * HOUR_MILLIS
/** Most days that are drawn at once. */
export const MAX_DAYS = 62

/** The midnight in which the day of an instant began. */
export function dayStart(millis: number): number {
  return Math.floor((millis + ZONE_MILLIS) / DAY_MILLIS) * DAY_MILLIS - ZONE_MILLIS
}

/** 2026-11-22 */
export function dayText(millis: number): string {
  return new Date(millis + ZONE_MILLIS).toISOString().slice(0, 10)
}

/** The days of a stretch of time whose end is not of it, by the same clock. */
export function zoneDays(from: string, to: string): string {
  const begin = Date.parse(from)
  const first = dayText(begin)
  const last = dayText(Math.max(begin, Date.parse(to) - 1))
  return first === last ? first : `${first} – ${last}`
}

/** 2026-11-22 15:04:05 in the contract's zone. */
export function zoneTime(time: string | number): string {
  const millis = typeof time === 'number' ? time : Date.parse(time)
  return Number.isNaN(millis) ? '' : new Date(millis + ZONE_MILLIS).toISOString().slice(0, 19).replace('T', ' ')
}

/** The midnight of a written day, null when it is none. */
export function dayOf(text: string): number | null {
  const millis = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text + 'T00:00:00Z') : Number.NaN
  return Number.isNaN(millis) || new Date(millis).toISOString().slice(0, 10) !== text ? null : millis - ZONE_MILLIS
}

/** The value of an input of type datetime-local in the contract's zone, and back. */
export function zoneInput(time: string): string {
  return zoneTime(time).slice(0, 16).replace(' ', 'T')
}
export function fromZoneInput(text: string): string | null {
  const millis = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? Date.parse(text.slice(0, 16) + ':00Z') : Number.NaN
  return Number.isNaN(millis) ? null : new Date(millis - ZONE_MILLIS).toISOString()
}

export const SPANS = ['day', 'week', 'month'] as const
export type SpanName = (typeof SPANS)[number]

/** So many days up to the end of today. */
export function lastDays(count: number, nowMillis: number): { from: number; to: number } {
  const to = dayStart(nowMillis) + DAY_MILLIS
  return { from: to - count * DAY_MILLIS, to }
}

/** The day, the week from Monday on or the month in which an instant lies. */
export function spanAt(span: SpanName, millis: number): { from: number; to: number } {
  const day = dayStart(millis)
  if (span === 'day') return { from: day, to: day + DAY_MILLIS }
  const local = new Date(day + ZONE_MILLIS)
  if (span === 'week') {
    const monday = day - ((local.getUTCDay() + 6) % 7) * DAY_MILLIS
    return { from: monday, to: monday + 7 * DAY_MILLIS }
  }
  const first = (month: number) => Date.UTC(local.getUTCFullYear(), month, 1) - ZONE_MILLIS
  return { from: first(local.getUTCMonth()), to: first(local.getUTCMonth() + 1) }
}

/** A piece of a stretch that lies in one day, in shares of the day. */
export interface Segment {
  stretch: Stretch
  left: number
  width: number
}
export interface DayRow {
  day: string
  from: number
  segments: Segment[]
}

/** The stretches cut at the midnights, a row for each day; nothing is drawn where nothing is known to be. */
export function dayRows(stretches: readonly Stretch[], from: number, to: number): DayRow[] {
  const rows: DayRow[] = []
  for (let start = dayStart(from); start < to && rows.length < MAX_DAYS; start += DAY_MILLIS) {
    rows.push({ day: dayText(start), from: start, segments: [] })
  }
  const first = rows[0]?.from ?? 0
  for (const stretch of stretches) {
    const begins = Math.max(Date.parse(stretch.from), first)
    const ends = Math.min(Date.parse(stretch.to), to)
    for (let at = begins; at < ends; ) {
      const row = rows[Math.floor((at - first) / DAY_MILLIS)]
      if (row === undefined) break
      const until = Math.min(ends, row.from + DAY_MILLIS)
      row.segments.push({ stretch, left: (at - row.from) / DAY_MILLIS, width: (until - at) / DAY_MILLIS })
      at = until
    }
  }
  return rows
}
