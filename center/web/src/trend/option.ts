import type { EChartsCoreOption } from 'echarts/core'
import type { Trend } from '../api/types'
import { dateTime } from '../format/time'
import { type Sample, seriesOf } from './series'

/** What the chart says: words of the language, and how a value of this point is written. */
export interface TrendWords {
  min: string
  mean: string
  max: string
  noData: string
  summary: string
  /** True for flags and enumerations: steps instead of slopes, and no fractions on the axis. */
  steps: boolean
  value(value: number): string
}

const LINE = '#0b5cad'
const BAND = 'rgba(11, 92, 173, 0.18)'
const INK = '#5d6a77'

interface Hovered {
  seriesId: string
  value: Sample
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}

function tooltip(hovered: Hovered[], words: TrendWords, half: number): string {
  const at = (id: string) => hovered.find((one) => one.seriesId === id)?.value
  const mean = at('mean')
  if (mean === undefined || mean[1] === null) return ''
  const low = at('low')?.[1] ?? mean[1]
  const high = low + (at('band')?.[1] ?? 0)
  const row = (word: string, value: number) =>
    `<tr><td style="padding-right:14px">${escaped(word)}</td><td style="text-align:right"><b>${escaped(words.value(value))}</b></td></tr>`
  const rows = words.steps ? row(words.mean, mean[1]) : row(words.max, high) + row(words.mean, mean[1]) + row(words.min, low)
  return `<div>${dateTime(mean[0] - half)}</div><table>${rows}</table>`
}

/** The chart of a trend between two instants (milliseconds): mean as a line, least to largest as a band. */
export function optionOf(trend: Trend, from: number, to: number, words: TrendWords): EChartsCoreOption {
  const series = seriesOf(trend.buckets, trend.bucketMillis)
  const line = { type: 'line', showSymbol: trend.buckets.length < 60, symbolSize: 4, animation: false }
  const hidden = { ...line, stack: 'band', stackStrategy: 'all', symbol: 'none', lineStyle: { opacity: 0 }, silent: true }
  const step = words.steps ? { step: 'end' } : {}
  return {
    animation: false,
    aria: { enabled: true, label: { description: words.summary } },
    textStyle: { fontFamily: 'inherit' },
    grid: { left: 8, right: 16, top: 18, bottom: 8, containLabel: true },
    xAxis: { type: 'time', min: from, max: to, axisLine: { lineStyle: { color: '#c3ccd6' } }, axisLabel: { color: INK, hideOverlap: true }, splitLine: { show: false } },
    yAxis: {
      type: 'value', scale: true, minInterval: words.steps ? 1 : 0,
      axisLabel: { color: INK, formatter: (value: number) => words.value(value) }, splitLine: { lineStyle: { color: '#e8ecf0' } },
    },
    tooltip: {
      trigger: 'axis', confine: true, transitionDuration: 0, borderColor: '#c3ccd6', textStyle: { color: '#15202b', fontSize: 13 },
      axisPointer: { lineStyle: { color: '#8e9aa6' } },
      formatter: (hovered: Hovered[]) => tooltip(hovered, words, trend.bucketMillis / 2),
    },
    toolbox: { show: true, itemSize: 0, top: -40, feature: { dataZoom: { yAxisIndex: 'none' } } },
    dataZoom: [{ type: 'inside', filterMode: 'none', moveOnMouseMove: false, moveOnMouseWheel: false, throttle: 200 }],
    series: [
      { ...hidden, ...step, id: 'low', data: series.low, showSymbol: false },
      { ...hidden, ...step, id: 'band', data: words.steps ? [] : series.band, areaStyle: { color: BAND }, showSymbol: false },
      {
        ...line, ...step, id: 'mean', data: series.mean, z: 3, color: LINE, lineStyle: { width: 1.8, color: LINE }, connectNulls: false,
        markArea: {
          silent: true, itemStyle: { color: 'rgba(93, 106, 119, 0.10)' }, label: { color: INK, fontSize: 11, position: 'insideTop' },
          data: series.gaps.map((gap) => [{ xAxis: gap.from, name: gap.to - gap.from > (to - from) / 12 ? words.noData : '' }, { xAxis: gap.to }]),
        },
      },
    ],
  }
}
