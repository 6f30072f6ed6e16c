import type { IncidentRow } from '../api/incidents'
import { severityRank, SEVERITIES } from '../format/severity'
import type { Severity } from '../api/types'
import { type IncidentFilter, incidentMatches, type IncidentSort, isOpen } from './filter'

/** Most incidents that a page keeps; of more the center is asked by filter. */
export const MAX_INCIDENTS = 20_000

export type IncidentRows = Map<string, IncidentRow>

/** Puts news into the rows. What is older than the row (an answer overtaken by an event) changes nothing. */
export function mergeIncidents(rows: IncidentRows, news: Iterable<IncidentRow>): string[] {
  const changed: string[] = []
  for (const row of news) {
    const present = rows.get(row.id)
    if (present !== undefined && Date.parse(row.changed) < Date.parse(present.changed)) continue
    rows.set(row.id, row)
    changed.push(row.id)
  }
  return changed
}

interface SortKey {
  id: string
  first: number
  then: number
}
const FIRST: Record<IncidentSort, (row: IncidentRow) => number> = {
  worst: (row) => severityRank(row.severity),
  newest: () => 0,
  largest: (row) => -row.members,
}

/** The ids of those that fit, in the order asked for; of equals the newest first. */
export function orderOf(rows: IncidentRows, filter: IncidentFilter, nowMillis: number): string[] {
  const keys: SortKey[] = []
  for (const row of rows.values()) {
    if (incidentMatches(filter, row, nowMillis)) keys.push({ id: row.id, first: FIRST[filter.sort](row), then: -Date.parse(row.opened) })
  }
  keys.sort((a, b) => a.first - b.first || a.then - b.then || (a.id < b.id ? -1 : 1))
  return keys.map((key) => key.id)
}

/** Those of the wanted order that are not shown yet: they wait until the reader's hand is off the list. */
export function newcomers(shown: readonly string[], wanted: readonly string[]): string[] {
  const there = new Set(shown)
  return wanted.filter((id) => !there.has(id))
}

/** Forgets what is neither shown nor open, and of open ones what is too much (the oldest). */
export function trim(rows: IncidentRows, shown: readonly string[], most = MAX_INCIDENTS): void {
  const kept = new Set(shown)
  for (const [id, row] of rows) if (!kept.has(id) && !isOpen(row)) rows.delete(id)
  if (rows.size <= most) return
  const oldest = [...rows.values()].sort((a, b) => Date.parse(a.opened) - Date.parse(b.opened))
  for (const row of oldest.slice(0, rows.size - most)) rows.delete(row.id)
}

export interface IncidentCounts {
  open: number
  held: number
  /** Devices, not incidents. */
  notObserved: number
  unacknowledged: number
  bySeverity: Record<Severity, number>
}

/** The counts of what is open, whatever the list is narrowed to. */
export function countsOf(rows: Iterable<IncidentRow>): IncidentCounts {
  const bySeverity = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>
  const counts: IncidentCounts = { open: 0, held: 0, notObserved: 0, unacknowledged: 0, bySeverity }
  for (const row of rows) {
    if (!isOpen(row)) continue
    counts.open++
    if (row.state === 'held') counts.held++
    if (!row.acknowledged) counts.unacknowledged++
    counts.notObserved += row.notObserved
    bySeverity[row.severity]++
  }
  return counts
}
