import type { Bucket } from '../api/types'

/** A gap is shown when nothing came for longer than this many times what is usual in the answer. */
const USUAL_FACTOR = 4
/** … but never within so few buckets, whose borders alone may hold an empty one. */
const BUCKETS_FACTOR = 2.5

export type Sample = [number, number | null]

export interface Series {
  mean: Sample[]
  low: Sample[]
  /** Height of the band above `low`; the chart stacks it. */
  band: Sample[]
  gaps: { from: number; to: number }[]
}

/**
 * From how long a silence counts as a gap. Points report when they change and else at their heartbeat, so the usual
 * distance is learned from the answer itself: nine tenths of its distances are not longer.
 */
export function gapMillis(starts: readonly number[], bucketMillis: number): number {
  const distances: number[] = []
  for (let i = 1; i < starts.length; i++) distances.push((starts[i] ?? 0) - (starts[i - 1] ?? 0))
  distances.sort((a, b) => a - b)
  const usual = distances[Math.floor(distances.length * 0.9)] ?? bucketMillis
  return Math.max(BUCKETS_FACTOR * bucketMillis, USUAL_FACTOR * usual)
}

/** The lines of the chart. Into each gap goes an empty sample, so that no line is drawn over it. */
export function seriesOf(buckets: readonly Bucket[], bucketMillis: number): Series {
  const starts = buckets.map((bucket) => Date.parse(bucket.start))
  const limit = gapMillis(starts, bucketMillis)
  const series: Series = { mean: [], low: [], band: [], gaps: [] }
  buckets.forEach((bucket, i) => {
    const time = starts[i] ?? 0
    const previous = starts[i - 1]
    if (previous !== undefined && time - previous > limit) {
      const from = previous + bucketMillis
      series.gaps.push({ from, to: time })
      for (const line of [series.mean, series.low, series.band]) line.push([from, null])
    }
    const before = buckets[i - 1]
    if (before !== undefined && previous !== undefined && time - previous > bucketMillis * 1.5 && time - previous <= limit) {
      // Nothing was reported in between because nothing changed: the value stood, it did not slide.
      series.mean.push([time, before.mean])
      series.low.push([time, before.min])
      series.band.push([time, before.max - before.min])
    }
    const middle = time + bucketMillis / 2
    series.mean.push([middle, bucket.mean])
    series.low.push([middle, bucket.min])
    series.band.push([middle, bucket.max - bucket.min])
  })
  return series
}

/** What the window holds in all. */
export interface Summary {
  min: number
  mean: number
  max: number
  count: number
}

export function summaryOf(buckets: readonly Bucket[]): Summary | null {
  let count = 0
  let sum = 0
  let min = Infinity
  let max = -Infinity
  for (const bucket of buckets) {
    count += bucket.count
    sum += bucket.mean * bucket.count
    min = Math.min(min, bucket.min)
    max = Math.max(max, bucket.max)
  }
  return count === 0 ? null : { min, mean: sum / count, max, count }
}
