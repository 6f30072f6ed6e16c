import { describe, expect, it } from 'vitest'
import type { Rate, Tally } from '../src/api/cameras'
import { NO_RATE, percentOf, rateTexts } from '../src/cameras/rate'

// docs/availability.md, "Worked example: one camera, one day", in milliseconds.
const DAY: Tally = { out: 0, excluded: 3_600_000, unknown: 1_200_000, down: 2_100_000, up: 79_500_000 }
const FIGURE: Rate = { kind: 'figure', rate: '97.4265', low: '96.0145', high: '97.4638', coverage: '98.5507' }

describe('a rate', () => {
  it('is the worked example of the rules, to the fourth place', () => {
    expect(rateTexts(FIGURE, DAY, 4)).toEqual({ rate: '97.4265 %', low: '96.0145 %', high: '97.4638 %', coverage: '98.5507 %' })
  })

  it('says the same from the center\'s text and from the sums', () => {
    expect(rateTexts(FIGURE, null)).toEqual(rateTexts(FIGURE, DAY, 4))
  })

  it('is rounded half up', () => {
    expect(percentOf(12_345, 100_000)).toBe('12.35 %')
    expect(percentOf(12_344, 100_000)).toBe('12.34 %')
    expect(percentOf(1, 8, 1)).toBe('12.5 %')
    expect(percentOf(5, 1_000, 0)).toBe('1 %')
  })

  // A month of 10,000 cameras in milliseconds is beyond what a floating point product holds.
  it('is exact for sums that no floating point product holds', () => {
    const whole = 10_000 * 31 * 86_400_000
    expect(percentOf(whole - 1, whole, 4)).toBe('>99.9999 %')
    expect(percentOf(whole / 2 + 1, whole, 4)).toBe('50.0000 %')
  })

  it('is never all where something is missing, and never nothing where something is', () => {
    expect(percentOf(999_999, 1_000_000)).toBe('>99.99 %')
    expect(percentOf(1, 1_000_000)).toBe('<0.01 %')
    expect(percentOf(7, 7)).toBe('100.00 %')
    expect(percentOf(0, 7)).toBe('0.00 %')
  })

  it('is no figure where nothing counts', () => {
    expect(percentOf(0, 0)).toBe(NO_RATE)
    expect(rateTexts({ kind: 'not-applicable', rate: null, low: null, high: null, coverage: null }, { ...DAY, up: 0, down: 0, unknown: 0 }).coverage).toBe(NO_RATE)
  })
})
