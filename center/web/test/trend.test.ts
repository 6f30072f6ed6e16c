import { describe, expect, it } from 'vitest'
import type { Bucket, Device } from '../src/api/types'
import { columnsOf, isIllustrative } from '../src/parts/device'
import { seriesOf, summaryOf } from '../src/trend/series'
import { NARROWEST_MILLIS, zoomed } from '../src/trend/window'

const BEGIN = Date.parse('2026-11-22T06:00:00.000Z')
function bucket(second: number, mean = 10): Bucket {
  return { start: new Date(BEGIN + second * 1000).toISOString(), min: mean - 1, mean, max: mean + 2, count: 4 }
}

describe('the lines of a trend', () => {
  it('stand in the middle of their buckets, the band from least to largest', () => {
    const series = seriesOf([bucket(0), bucket(12)], 12_000)
    expect(series.mean[0]).toEqual([BEGIN + 6_000, 10])
    expect(series.low[0]?.[1]).toBe(9)
    expect(series.band[0]?.[1]).toBe(3)
    expect(series.gaps).toEqual([])
  })

  it('break where nothing came', () => {
    const series = seriesOf([0, 12, 24, 36, 48, 60, 72, 84, 96, 108, 600, 612].map((s) => bucket(s)), 12_000)
    expect(series.gaps).toEqual([{ from: BEGIN + 120_000, to: BEGIN + 600_000 }])
    expect(series.mean.find(([time]) => time === BEGIN + 120_000)?.[1]).toBeNull()
  })

  // A value that hardly changes comes at its heartbeat only; that is no gap.
  it('do not break where reports are rare but regular', () => {
    const series = seriesOf([0, 600, 1200, 1800, 2400].map((s) => bucket(s)), 12_000)
    expect(series.gaps).toEqual([])
  })

  // Points report when they change: between two reports the value stood still, it did not slide.
  it('hold the value where nothing was reported for a while', () => {
    const series = seriesOf([0, 12, 24, 36, 84].map((s, i) => bucket(s, i === 4 ? 20 : 10)), 12_000)
    expect(series.gaps).toEqual([])
    expect(series.mean.slice(-2)).toEqual([
      [BEGIN + 84_000, 10],
      [BEGIN + 90_000, 20],
    ])
  })

  it('bear an empty answer', () => {
    expect(seriesOf([], 12_000)).toEqual({ mean: [], low: [], band: [], gaps: [] })
    expect(summaryOf([])).toBeNull()
  })

  it('weigh the mean of the window by readings', () => {
    expect(summaryOf([bucket(0, 10), { ...bucket(12, 20), count: 12 }])).toEqual({ min: 9, mean: 17.5, max: 22, count: 16 })
  })
})

describe('zooming', () => {
  it('never gets narrower than sense, nor into the future', () => {
    expect(zoomed(1000, 1001, 500_000)).toEqual({ from: 1001 - NARROWEST_MILLIS, to: 1001 })
    expect(zoomed(100_000, 900_000, 500_000)).toEqual({ from: 100_000, to: 500_000 })
  })
})

describe('the devices of a room', () => {
  const device = (id: string, points: number, facts = {}) => ({ device: id, points: Array(points).fill(null), settings: [], commands: [], facts }) as unknown as Device

  it('fill columns evenly and stay in them', () => {
    const columns = columnsOf([device('b', 2), device('a', 20), device('c', 2), device('d', 8)], 2)
    expect(columns.map((column) => column.map((one) => one.device))).toEqual([['a'], ['b', 'c', 'd']])
    expect(columnsOf([], 3)).toEqual([[], [], []])
  })

  it('show when their profile was never checked', () => {
    expect(isIllustrative(device('a', 0, { evidence: 'illustrative' }))).toBe(true)
    expect(isIllustrative(device('a', 0, { evidence: 'illustrative; a map of our own' }))).toBe(true)
    expect(isIllustrative(device('a', 0, { evidence: 'manual 3.2' }))).toBe(false)
    expect(isIllustrative(device('a', 0))).toBe(false)
  })
})
