import { describe, expect, it } from 'vitest'
import type { Stretch } from '../src/api/cameras'
import { DAY_MILLIS, dayOf, dayRows, dayStart, dayText, fromZoneInput, HOUR_MILLIS, lastDays, MAX_DAYS, spanAt, zoneDays, zoneInput, zoneTime } from '../src/cameras/days'

const at = (text: string) => Date.parse(text)
function stretch(from: string, to: string, is: Stretch['class'] = 'up'): Stretch {
  return { from, to, class: is, beneath: is, root: null, evidence: [], leftOut: 0, note: '' }
}

describe('days of the contract', () => {
  it('begin at midnight in Shanghai, whatever the zone of the browser', () => {
    expect(dayStart(at('2026-11-22T15:59:59.999Z'))).toBe(at('2026-11-21T16:00:00Z'))
    expect(dayStart(at('2026-11-22T16:00:00Z'))).toBe(at('2026-11-22T16:00:00Z'))
    expect(dayText(at('2026-11-22T16:00:00Z'))).toBe('2026-11-23')
    expect(zoneTime('2026-11-22T16:00:05.900Z')).toBe('2026-11-23 00:00:05')
  })

  it('are read as they are written, and nothing else is', () => {
    expect(dayOf('2026-11-23')).toBe(at('2026-11-22T16:00:00Z'))
    for (const wrong of ['2026-02-30', '2026-13-01', '2026-1-1', '', 'today', '2026-11-23T00:00']) expect(dayOf(wrong), wrong).toBeNull()
  })

  it('go through a form unchanged', () => {
    expect(zoneInput('2026-11-22T16:30:00Z')).toBe('2026-11-23T00:30')
    expect(fromZoneInput('2026-11-23T00:30')).toBe('2026-11-22T16:30:00.000Z')
    expect(fromZoneInput('')).toBeNull()
  })

  it('make weeks from Monday on and months of their own length', () => {
    const sunday = at('2026-11-22T04:00:00Z')
    expect(spanAt('week', sunday)).toEqual({ from: at('2026-11-15T16:00:00Z'), to: at('2026-11-22T16:00:00Z') })
    expect(spanAt('month', sunday)).toEqual({ from: at('2026-10-31T16:00:00Z'), to: at('2026-11-30T16:00:00Z') })
    expect((spanAt('month', at('2028-02-10T00:00:00Z')).to - spanAt('month', at('2028-02-10T00:00:00Z')).from) / DAY_MILLIS).toBe(29)
    expect(lastDays(7, sunday)).toEqual({ from: at('2026-11-15T16:00:00Z'), to: at('2026-11-22T16:00:00Z') })
  })
})

describe('the lanes of a timeline', () => {
  const from = at('2026-11-20T16:00:00Z')

  it('cut a stretch at midnight and lose nothing of it', () => {
    const rows = dayRows([stretch('2026-11-21T10:00:00Z', '2026-11-22T22:00:00Z', 'down')], from, from + 2 * DAY_MILLIS)
    expect(rows.map((row) => row.day)).toEqual(['2026-11-21', '2026-11-22'])
    expect(rows[0]?.segments).toMatchObject([{ left: 0.75, width: 0.25 }])
    expect(rows[1]?.segments).toMatchObject([{ left: 0, width: 1 }])
  })

  it('add up to the time that was asked for', () => {
    const stretches = [stretch('2026-11-20T16:00:00Z', '2026-11-21T03:17:11.123Z'), stretch('2026-11-21T03:17:11.123Z', '2026-11-21T03:17:12Z', 'unknown'), stretch('2026-11-21T03:17:12Z', '2026-11-23T16:00:00Z')]
    const rows = dayRows(stretches, from, from + 3 * DAY_MILLIS)
    expect(rows.flatMap((row) => row.segments).reduce((sum, one) => sum + one.width, 0)).toBeCloseTo(3, 12)
  })

  it('leave out what lies outside, and never draw more days than they may', () => {
    expect(dayRows([stretch('2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z')], from, from + DAY_MILLIS)[0]?.segments).toEqual([])
    expect(dayRows([stretch('2026-01-01T00:00:00Z', '2026-12-31T00:00:00Z')], at('2026-01-01T00:00:00Z'), at('2026-12-31T00:00:00Z'))).toHaveLength(MAX_DAYS)
    expect(dayRows([], from, from + 6 * HOUR_MILLIS)).toHaveLength(1)
  })
})

describe('the days of a stretch', () => {
  it('end with the last one that is of it', () => {
    expect(zoneDays('2026-10-31T16:00:00Z', '2026-11-30T16:00:00Z')).toBe('2026-11-01 – 2026-11-30')
  })

  it('are one when it begins and ends on it, or has no length', () => {
    expect(zoneDays('2026-11-23T15:17:05Z', '2026-11-23T15:17:53Z')).toBe('2026-11-23')
    expect(zoneDays('2026-11-22T16:00:00Z', '2026-11-22T16:00:00Z')).toBe('2026-11-23')
  })
})
