import type { DeviceAlarm, Texts, Value } from '../api/types'

/** Whether the device is back, as far as telemetry shows it. */
export interface Back {
  verdict: 'back' | 'not-yet' | 'cannot-tell'
  /** What still speaks against it. */
  against: { what: 'alarm' | 'value' | 'old'; text: Texts; quality: string | null }[]
}

/**
 * A device is back when none of its alarms is active, every value is good, and it was read after the last thing that was
 * done to it. What did not change is not told again for minutes, so one value that came since stands for the others.
 * Without values nobody can tell; then a person must, with a photograph.
 *
 * @param handsOff the center's time in milliseconds when it was last worked on; null when it was not
 */
export function backOf(values: readonly Value[], alarms: readonly DeviceAlarm[], handsOff: number | null): Back {
  const against: Back['against'] = []
  for (const alarm of alarms) {
    if (alarm.active !== false) against.push({ what: 'alarm', text: alarm.text, quality: null })
  }
  const read = Math.max(...values.map((value) => (value.time === null ? -Infinity : Date.parse(value.time))))
  for (const value of values) {
    if (value.quality !== 'good') against.push({ what: 'value', text: value.text, quality: value.quality ?? 'none' })
    else if (handsOff !== null && (value.time === null || read < handsOff)) against.push({ what: 'old', text: value.text, quality: null })
  }
  if (values.length === 0 && against.length === 0) return { verdict: 'cannot-tell', against }
  return { verdict: against.length === 0 ? 'back' : 'not-yet', against }
}
