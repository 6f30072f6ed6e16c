/** A place on the globe, WGS-84 degrees. */
export interface Place {
  lat: number
  lon: number
}
export interface Point {
  x: number
  y: number
}

/** Metres of a degree of latitude. */
const DEGREE_METRES = 111_320
const MIN_METRES = 2_000

/**
 * A drawing of a city: metres east and south of its middle. Over the width of a prefecture a degree of longitude changes by
 * less than a percent, so one factor serves all.
 */
export interface Plane {
  lat: number
  lon: number
  eastMetres: number
  /** How large what is drawn is. */
  width: number
  height: number
}

export const isPlace = (one: { lat: number | null; lon: number | null } | null | undefined): one is Place =>
  one != null && one.lat !== null && one.lon !== null && Math.abs(one.lat) <= 85 && Math.abs(one.lon) <= 180

export function planeOf(places: readonly Place[]): Plane {
  const lats = places.map((one) => one.lat)
  const lons = places.map((one) => one.lon)
  const middle = (all: number[]) => (all.length === 0 ? 0 : (Math.min(...all) + Math.max(...all)) / 2)
  const spread = (all: number[]) => (all.length === 0 ? 0 : Math.max(...all) - Math.min(...all))
  const lat = middle(lats)
  const eastMetres = DEGREE_METRES * Math.cos((lat * Math.PI) / 180)
  return { lat, lon: middle(lons), eastMetres, width: Math.max(MIN_METRES, spread(lons) * eastMetres), height: Math.max(MIN_METRES, spread(lats) * DEGREE_METRES) }
}

export function onPlane(plane: Plane, place: Place): Point {
  return { x: (place.lon - plane.lon) * plane.eastMetres, y: (plane.lat - place.lat) * DEGREE_METRES }
}

/** What is seen: the point of the plane in the middle, and pixels of a metre. */
export interface MapView {
  x: number
  y: number
  scale: number
}
export const MAX_SCALE = 0.5

export function fitted(plane: Plane, size: { width: number; height: number }, margin: number): MapView {
  const scale = Math.min((size.width - 2 * margin) / plane.width, (size.height - 2 * margin) / plane.height)
  return { x: 0, y: 0, scale: Math.max(1e-5, Math.min(MAX_SCALE, scale)) }
}

export function toScreen(view: MapView, point: Point, size: { width: number; height: number }): Point {
  return { x: size.width / 2 + (point.x - view.x) * view.scale, y: size.height / 2 + (point.y - view.y) * view.scale }
}

/** Larger or smaller around a place of the screen, which stays where it is. */
export function zoomedAt(view: MapView, by: number, at: Point, size: { width: number; height: number }, least: number): MapView {
  const scale = Math.min(MAX_SCALE, Math.max(least, view.scale * by))
  const keep = (middle: number, place: number, half: number) => middle + (place - half) / view.scale - (place - half) / scale
  return { x: keep(view.x, at.x, size.width / 2), y: keep(view.y, at.y, size.height / 2), scale }
}

/** A round distance that takes at most so many pixels: 1, 2 or 5 times a power of ten. */
export function scaleBar(scale: number, mostPixels: number): { metres: number; pixels: number } {
  const most = mostPixels / scale
  const power = 10 ** Math.floor(Math.log10(most))
  const metres = [5, 2, 1].map((one) => one * power).find((one) => one <= most) ?? power
  return { metres, pixels: metres * scale }
}

/** Things at one place are one mark; `apart` in degrees. */
export function gathered<T extends Place>(all: readonly T[], apart = 0.0004): { lat: number; lon: number; members: T[] }[] {
  const groups = new Map<string, { lat: number; lon: number; members: T[] }>()
  for (const one of all) {
    const key = `${Math.round(one.lat / apart)}|${Math.round(one.lon / apart)}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { lat: one.lat, lon: one.lon, members: [one] })
    else group.members.push(one)
  }
  return [...groups.values()]
}
