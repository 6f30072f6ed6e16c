import type { Rate, Tally } from '../api/cameras'

/** Shown where no figure can be given. */
export const NO_RATE = '—'

/**
 * A part of a whole in milliseconds as a percentage, exact up to the rounding (half up). What is less than all is never
 * written as 100 %, nor more than nothing as 0 %: on that difference contracts turn.
 */
export function percentOf(part: number, whole: number, digits = 2): string {
  if (whole <= 0) return NO_RATE
  const unit = 10n ** BigInt(digits)
  const wide = BigInt(part) * 100n * unit
  const rounded = (2n * wide + BigInt(whole)) / (2n * BigInt(whole))
  if (part < whole && rounded >= 100n * unit) return `>${written(100n * unit - 1n, digits)} %`
  if (part > 0 && rounded === 0n) return `<${written(1n, digits)} %`
  return `${written(rounded, digits)} %`
}

function written(value: bigint, digits: number): string {
  const text = value.toString().padStart(digits + 1, '0')
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** The texts of a rate, made of its sums where they are known; the center's word decides whether a figure may stand there. */
export interface RateTexts {
  rate: string
  low: string
  high: string
  coverage: string
}

export function rateTexts(rate: Rate, tally: Tally | null, digits = 2): RateTexts {
  if (tally === null) {
    const text = (figure: string | null) => (figure === null ? NO_RATE : `${figure} %`)
    return { rate: text(rate.rate), low: text(rate.low), high: text(rate.high), coverage: text(rate.coverage) }
  }
  const seen = tally.up + tally.down
  const counted = seen + tally.unknown
  return {
    rate: percentOf(tally.up, seen, digits),
    low: percentOf(tally.up, counted, digits),
    high: percentOf(tally.up + tally.unknown, counted, digits),
    coverage: percentOf(seen, counted, digits),
  }
}

export function totalOf(tally: Tally): number {
  return tally.out + tally.excluded + tally.unknown + tally.down + tally.up
}
