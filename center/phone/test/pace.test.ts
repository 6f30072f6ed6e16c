import { describe, expect, test } from 'vitest'
import { Pace } from '../src/queue/pace'

const CALM = { live: true, rest: 0 }
const BUSY = { live: true, rest: 1 }
const CUT = { live: false, rest: 1 }

describe('the pace of rounds', () => {
  test('is quick while something waits, and slow while nothing does', () => {
    const pace = new Pace()
    expect(pace.after(BUSY)).toBe(5_000)
    expect(pace.after(CALM)).toBe(60_000)
  })

  test('a line that breaks after a calm hour is tried again soon', () => {
    const pace = new Pace()
    pace.after(CALM)
    expect(pace.after(CUT)).toBe(5_000)
  })

  test('slows down while no way leads to the center, to one round a minute', () => {
    const pace = new Pace()
    expect([1, 2, 3].map(() => pace.after(CUT))).toEqual([5_000, 7_500, 11_250])
    for (let i = 0; i < 1000; i++) pace.after(CUT)
    expect(pace.after(CUT)).toBe(60_000)
  })

  test('starts anew when there may be signal again', () => {
    const pace = new Pace()
    for (let i = 0; i < 9; i++) pace.after(CUT)
    pace.restart()
    expect(pace.after(CUT)).toBe(5_000)
  })
})
