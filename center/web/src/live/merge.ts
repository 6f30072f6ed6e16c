import type { Device, DeviceEvent, LiveReading, Point, Room } from '../api/types'

/** The devices of a page by key, so that a live reading finds its point at once. */
export type PointIndex = Map<string, Point>

export function pointKey(edge: string, device: string, point: string): string {
  return `${edge}\n${device}\n${point}`
}

export function indexPoints(devices: readonly Device[]): PointIndex {
  const index: PointIndex = new Map()
  for (const device of devices) {
    for (const point of device.points) index.set(pointKey(device.edge, device.device, point.point), point)
  }
  return index
}

/**
 * Puts a live reading into its point. A reading that is older than the one shown (replayed history, an overtaken
 * answer) changes nothing. True when something changed.
 */
export function mergeReading(index: PointIndex, reading: LiveReading): boolean {
  const point = index.get(pointKey(reading.edge, reading.device, reading.point))
  if (point === undefined) return false
  if (point.eventTime !== null && Date.parse(reading.eventTime) < Date.parse(point.eventTime)) return false
  point.value = reading.value
  point.quality = reading.quality
  point.eventTime = reading.eventTime
  return true
}

/** Puts a device's new state into the room; `reload` says that the room must be asked for anew. */
export function mergeDevice(room: Room, event: DeviceEvent): 'changed' | 'reload' | 'other' {
  const here = event.site === room.site && event.room === room.room
  const device = room.devices.find((one) => one.edge === event.edge && one.device === event.device)
  if (device === undefined) return here ? 'reload' : 'other'
  if (!here || event.born) return 'reload'
  device.state = event.state
  device.since = event.since
  return 'changed'
}
