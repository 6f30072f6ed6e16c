import type { Device } from '../api/types'

/** True when the device's profile was never checked against the real thing. */
export function isIllustrative(device: Pick<Device, 'facts'>): boolean {
  return /^illustrative\b/.test(device.facts.evidence ?? '')
}

/** How high a device's card will be, in rows; only used to fill columns evenly. */
function rows(device: Device): number {
  return 4 + device.points.length
}

/**
 * The devices in so many columns of about the same height: each next device goes into the column that is shortest so
 * far. It looks only at the number of points, so that a card never changes its column while values and alarms change.
 */
export function columnsOf(devices: readonly Device[], count: number): Device[][] {
  const columns: Device[][] = Array.from({ length: count }, () => [])
  const heights = columns.map(() => 0)
  for (const device of devices) {
    const at = heights.indexOf(Math.min(...heights))
    columns[at]?.push(device)
    heights[at] = (heights[at] ?? 0) + rows(device)
  }
  return columns
}
