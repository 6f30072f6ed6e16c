import { describe, expect, test } from 'vitest'
import { anchored, beat, centerTime, doubtful, elapsed, type Mark, MOST_ERAS, NO_TRACK, type Track } from '../src/clock/steady'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A phone in a world with a true time: it may sleep, be closed, and have its clock set. */
class Phone {
  track: Track = NO_TRACK
  real = 1_800_000_000_000
  private mono = 0
  private era = 'a'
  private shift: number
  constructor(shift = 0) {
    this.shift = shift
    this.mark()
  }
  mark(): Mark {
    this.track = beat(this.track, this.era, { mono: this.mono, wall: this.real + this.shift })
    return { era: this.era, mono: this.mono }
  }
  runs(millis: number): void {
    for (let left = millis; left > 0; left -= 10_000) {
      const step = Math.min(left, 10_000)
      this.real += step
      this.mono += step
      this.mark()
    }
  }
  sleeps(millis: number): void {
    this.real += millis
    this.mark()
  }
  isSet(byMillis: number): void {
    this.shift += byMillis
    this.mark()
  }
  closedFor(millis: number, setBy = 0): void {
    this.real += millis
    this.shift += setBy
    this.era += 'x'
    this.mono = 50
    this.mark()
  }
  hears(): void {
    this.track = anchored(this.track, this.mark(), this.real)
  }
}

describe('how long ago', () => {
  test('a clock set while the page is open moves nothing', () => {
    const phone = new Phone()
    const done = phone.mark()
    phone.runs(10 * MINUTE)
    phone.isSet(-3 * HOUR)
    phone.runs(5 * MINUTE)
    expect(elapsed(phone.track, done, phone.mark())).toBe(15 * MINUTE)
  })

  test('a phone with its date in 1970 tells spans as well as any', () => {
    const phone = new Phone(-1_800_000_000_000)
    phone.hears()
    const done = phone.mark()
    phone.runs(HOUR)
    phone.closedFor(2 * HOUR)
    phone.runs(MINUTE)
    expect(elapsed(phone.track, done, phone.mark())).toBe(3 * HOUR + MINUTE)
    expect(centerTime(phone.track, phone.mark())).toBe(phone.real)
  })

  // On phones the counter stands still while the phone sleeps; hours in a pocket would be missing.
  test('sleep counts, by the wall clock', () => {
    const phone = new Phone()
    const done = phone.mark()
    phone.runs(MINUTE)
    phone.sleeps(2 * HOUR)
    phone.runs(MINUTE)
    expect(elapsed(phone.track, done, phone.mark())).toBe(2 * HOUR + 2 * MINUTE)
    expect(doubtful(phone.track, done, phone.mark())).toBe(true)
  })

  test('a clock set forward looks like sleep until the center is heard', () => {
    const phone = new Phone()
    phone.hears()
    phone.runs(MINUTE)
    const done = phone.mark()
    phone.runs(MINUTE)
    phone.isSet(5 * HOUR)
    phone.runs(MINUTE)
    expect(elapsed(phone.track, done, phone.mark())).toBe(5 * HOUR + 2 * MINUTE)
    phone.hears()
    phone.runs(10_000)
    expect(elapsed(phone.track, done, phone.mark())).toBe(2 * MINUTE + 10_000)
  })

  test('sleep and a clock set forward are told apart by what the center allows', () => {
    const phone = new Phone()
    phone.hears()
    phone.runs(MINUTE)
    const before = phone.mark()
    phone.runs(MINUTE)
    phone.sleeps(2 * HOUR)
    phone.runs(MINUTE)
    const between = phone.mark()
    phone.runs(MINUTE)
    phone.isSet(9 * HOUR)
    phone.runs(MINUTE)
    phone.hears()
    const last = phone.mark()
    expect(elapsed(phone.track, between, last)).toBe(2 * MINUTE)
    expect(elapsed(phone.track, before, last)).toBe(2 * HOUR + 4 * MINUTE)
  })

  test('a clock set back while the app was closed: not known, until the center is heard', () => {
    const phone = new Phone()
    phone.hears()
    phone.runs(MINUTE)
    const done = phone.mark()
    phone.closedFor(40 * MINUTE, -6 * HOUR)
    phone.runs(MINUTE)
    expect(elapsed(phone.track, done, phone.mark())).toBeNull()
    phone.hears()
    expect(elapsed(phone.track, done, phone.mark())).toBe(41 * MINUTE)
  })

  test('a clock set forward while the app was closed is found out as well', () => {
    const phone = new Phone()
    phone.hears()
    const done = phone.mark()
    phone.closedFor(30 * MINUTE, 48 * HOUR)
    phone.hears()
    expect(elapsed(phone.track, done, phone.mark())).toBe(30 * MINUTE)
  })

  test('marks of pages that are no longer kept have no age', () => {
    const phone = new Phone()
    const done = phone.mark()
    for (let i = 0; i < MOST_ERAS + 2; i++) phone.closedFor(MINUTE)
    expect(phone.track.eras).toHaveLength(MOST_ERAS)
    expect(elapsed(phone.track, done, phone.mark())).toBeNull()
  })

  test('nothing is doubtful while the page just runs', () => {
    const phone = new Phone()
    const done = phone.mark()
    phone.runs(HOUR)
    expect(doubtful(phone.track, done, phone.mark())).toBe(false)
  })

  // Seeds: whatever happens between two answers of the center, what it allows is never exceeded.
  test('a thousand random days never tell more than passed', () => {
    for (let seed = 1; seed <= 1_000; seed++) {
      let state = seed
      const chance = (most: number) => (state = (state * 48_271) % 2_147_483_647) % most
      const phone = new Phone()
      phone.hears()
      const done = phone.mark()
      const begun = phone.real
      for (let i = 0; i < 12; i++) {
        const span = (1 + chance(60)) * MINUTE
        phone.runs(MINUTE)
        if (chance(4) === 0) phone.sleeps(span)
        else if (chance(4) === 0) phone.closedFor(span)
        else if (chance(6) === 0) phone.isSet((chance(2) === 0 ? 1 : -1) * (24 + chance(100)) * HOUR)
        else phone.runs(span)
      }
      phone.hears()
      const told = elapsed(phone.track, done, phone.mark())
      expect(told, `seed ${seed}`).not.toBeNull()
      expect(Math.abs(told! - (phone.real - begun)), `seed ${seed}`).toBeLessThanOrEqual(5_000)
    }
  })
})
