import { ref } from 'vue'
import { api } from './api/client'
import { centerNow } from './clock/ticker'

export interface Position {
  lat: number
  lon: number
  accuracy: number
}

/** Where the phone last was; null when it was never allowed to say. */
export const lastPosition = ref<Position | null>(null)
const WAIT_MILLIS = 15_000
/** A position as old as this still proves a presence. */
const FRESH_MILLIS = 30_000

/** Where the phone is; null when it does not say. */
export function position(): Promise<Position | null> {
  const located = navigator.geolocation as Geolocation | undefined
  if (located === undefined) return Promise.resolve(null)
  return new Promise((done) => {
    located.getCurrentPosition(
      ({ coords }) => {
        lastPosition.value = { lat: coords.latitude, lon: coords.longitude, accuracy: Math.round(coords.accuracy) }
        done(lastPosition.value)
      },
      () => done(null),
      { enableHighAccuracy: true, timeout: WAIT_MILLIS, maximumAge: FRESH_MILLIS },
    )
  })
}

/** Tells the desk where the technician is, when there is signal; an old position is worth nothing, so it is not kept. */
export async function tellPosition(): Promise<void> {
  const at = await position()
  if (at !== null) await api.position({ ...at, time: new Date(centerNow()).toISOString() }).catch(() => undefined)
}

const EARTH_METRES = 6_371_000

/** Metres between two places on the ground (haversine). */
export function metres(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = Math.PI / 180
  const h = Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** An address that the phone's map app opens; null when the site has no place. */
export function mapLink(site: { lat: number | null; lon: number | null; address: string | null }, name: string, isApple: boolean): string | null {
  const label = encodeURIComponent(name)
  if (site.lat !== null && site.lon !== null) {
    const at = `${site.lat},${site.lon}`
    return isApple ? `maps://?daddr=${at}&q=${label}` : `geo:${at}?q=${at}(${label})`
  }
  if (site.address === null || site.address === '') return null
  const words = encodeURIComponent(site.address)
  return isApple ? `maps://?daddr=${words}` : `geo:0,0?q=${words}`
}
