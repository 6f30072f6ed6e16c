import type { Device } from '../api/types'

/** True when the device's profile was never checked against the real thing. */
export function isIllustrative(device: Pick<Device, 'facts'>): boolean {
  return /^illustrative\b/.test(device.facts.evidence ?? '')
}

/** How high a device's card will be, in rows; only used to fill columns evenly. */
function rows(device: Device): number {
  return 4 + device.points.length + device.settings.length + device.commands.length
}

/**
 * The devices in so many columns of about the same height: the tallest first, each into the column that is shortest so
 * far; within its column a device keeps its place in the room's order. It looks only at the number of points, so that a
 * card never changes its column while values and alarms change.
 */
export function columnsOf(devices: readonly Device[], count: number): Device[][] {
  const columns: number[][] = Array.from({ length: count }, () => [])
  const heights = columns.map(() => 0)
  const tallestFirst = devices.map((device, at) => ({ at, rows: rows(device) })).sort((a, b) => b.rows - a.rows || a.at - b.at)
  for (const one of tallestFirst) {
    const shortest = heights.indexOf(Math.min(...heights))
    columns[shortest]?.push(one.at)
    heights[shortest] = (heights[shortest] ?? 0) + one.rows
  }
  return columns.map((column) => devices.filter((_, at) => column.includes(at)))
}
