import type { CoveragePage, UncoveredRow } from '../api/stock'

/** How many of a hundred devices are covered, written so that what is less than all is never 100 %. */
export function shareText(page: Pick<CoveragePage, 'devices' | 'covered'>): string {
  if (page.devices === 0) return '—'
  if (page.covered >= page.devices) return '100%'
  const tenths = Math.min(999, Math.floor((page.covered / page.devices) * 1000))
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`
}

/** By how many minutes the nearest part would be too late, null when none could come at all. */
export function shortBy(row: UncoveredRow): number | null {
  return row.nearest === null ? null : Math.max(0, row.nearest.minutes - row.windowMinutes)
}

/** The shortest window first: there a failure would be a breach the soonest. */
export function byWindow(one: UncoveredRow, other: UncoveredRow): number {
  return one.windowMinutes - other.windowMinutes || (one.node < other.node ? -1 : 1)
}

export function uncoveredMatches(row: UncoveredRow, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  return wanted === '' || [row.node, ...Object.values(row.name), row.site, row.item, row.sku ?? '', ...Object.values(row.reason)].some((one) => one.toLowerCase().includes(wanted))
}
