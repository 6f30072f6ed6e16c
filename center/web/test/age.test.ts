import { describe, expect, it } from 'vitest'
import { ageOf, NEW_FOR_MILLIS, OLD_AFTER_MILLIS } from '../src/format/age'
import { fromLocalInput, lagSeconds, shortTime, toLocalInput } from '../src/format/time'

const now = Date.parse('2026-11-22T07:15:00.000Z')
const before = (millis: number) => new Date(now - millis).toISOString()

describe('the age of a value', () => {
  it.each([
    [0, 'now', 0],
    [999, 'now', 0],
    [1_000, 'seconds', 1],
    [59_999, 'seconds', 59],
    [60_000, 'minutes', 1],
    [3_599_999, 'minutes', 59],
    [3_600_000, 'hours', 1],
    [172_799_999, 'hours', 47],
    [172_800_000, 'days', 2],
  ] as const)('%i ms is told as %s %i', (millis, key, count) => {
    expect(ageOf(before(millis), now)).toMatchObject({ key, count })
  })

  it('looks old when it is old, not before', () => {
    expect(ageOf(before(NEW_FOR_MILLIS - 1), now).look).toBe('new')
    expect(ageOf(before(NEW_FOR_MILLIS), now).look).toBe('aging')
    expect(ageOf(before(OLD_AFTER_MILLIS - 1), now).look).toBe('aging')
    expect(ageOf(before(OLD_AFTER_MILLIS), now).look).toBe('old')
  })

  // A device whose clock runs ahead must not look forever new.
  it('tells a clock that is ahead, but not a difference that a network makes', () => {
    expect(ageOf(before(-4_000), now)).toMatchObject({ look: 'new', key: 'now' })
    expect(ageOf(before(-180_000), now)).toMatchObject({ look: 'ahead', key: 'ahead', count: 180 })
  })

  it('has none without a reading', () => {
    expect(ageOf(null, now)).toMatchObject({ look: 'none', key: 'none' })
  })
})

describe('times', () => {
  it('says the lag between device and center', () => {
    expect(lagSeconds('2026-11-22T07:14:40.000Z', '2026-11-22T07:14:43.210Z')).toBe(3.2)
  })

  it('keeps an instant through the form field', () => {
    const time = '2026-11-22T07:15:00.000Z'
    expect(fromLocalInput(toLocalInput(time))).toBe(time)
    expect(fromLocalInput('')).toBeNull()
    expect(fromLocalInput('nonsense')).toBeNull()
  })

  it('leaves out today and this year', () => {
    expect(shortTime(before(60_000), now)).toMatch(/^\d\d:\d\d:\d\d$/)
    expect(shortTime(before(86_400_000 * 3), now)).toMatch(/^\d\d-\d\d \d\d:/)
    expect(shortTime(before(86_400_000 * 400), now)).toMatch(/^2025-/)
  })
})
