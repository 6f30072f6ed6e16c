/** A value younger than this looks new. */
export const NEW_FOR_MILLIS = 2 * 60_000
/** A value older than this looks old: longer than the usual longest wait between two reports of a value. */
export const OLD_AFTER_MILLIS = 11 * 60_000
/** A device's clock that is ahead of the center's by more than this is shown as such. */
export const AHEAD_AFTER_MILLIS = 5_000

export type AgeClass = 'none' | 'new' | 'aging' | 'old' | 'ahead'

/** An age in the largest unit that fits, and how the value should look. */
export interface Age {
  look: AgeClass
  /** Key of the text: `age.now`, `age.seconds`, … */
  key: 'none' | 'now' | 'seconds' | 'minutes' | 'hours' | 'days' | 'ahead'
  count: number
}

export function ageOf(eventTime: string | null, nowMillis: number): Age {
  if (eventTime === null) return { look: 'none', key: 'none', count: 0 }
  const millis = nowMillis - Date.parse(eventTime)
  if (millis < -AHEAD_AFTER_MILLIS) {
    return { look: 'ahead', key: 'ahead', count: Math.round(-millis / 1000) }
  }
  const look = millis < NEW_FOR_MILLIS ? 'new' : millis < OLD_AFTER_MILLIS ? 'aging' : 'old'
  const seconds = Math.floor(Math.max(0, millis) / 1000)
  if (seconds < 1) return { look, key: 'now', count: 0 }
  if (seconds < 60) return { look, key: 'seconds', count: seconds }
  if (seconds < 3600) return { look, key: 'minutes', count: Math.floor(seconds / 60) }
  if (seconds < 48 * 3600) return { look, key: 'hours', count: Math.floor(seconds / 3600) }
  return { look, key: 'days', count: Math.floor(seconds / 86400) }
}
