import type { EChartsCoreOption } from 'echarts/core'
import type { Figures } from './report'

/** Most groups on the chart beside the sum of all: more lines than this cannot be told apart. */
export const MAX_LINES = 6

export interface RateLine {
  name: string
  rows: Figures[]
  /** The sum of all: drawn thick, with its bounds as a band. */
  total: boolean
}

export interface RateWords {
  coverage: string
  insufficient: string
  notApplicable: string
  summary: string
}

// Lines differ by dash and symbol as well as by colour.
const LOOKS = [
  { color: '#0b5cad', symbol: 'circle', type: 'solid' },
  { color: '#a84300', symbol: 'triangle', type: 'dashed' },
  { color: '#0d6b46', symbol: 'rect', type: 'dotted' },
  { color: '#6b1a55', symbol: 'diamond', type: 'solid' },
  { color: '#7a5b00', symbol: 'pin', type: 'dashed' },
  { color: '#4b5866', symbol: 'roundRect', type: 'dotted' },
] as const
const INK = '#5d6a77'

const value = (figure: string | null): number | null => (figure === null ? null : Number(figure))
const escaped = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

/** The lowest that the axis must show, to a round figure under it; never so low that all lines stick to the top. */
export function axisFloor(lines: readonly RateLine[]): number {
  let least = 100
  for (const line of lines) {
    for (const row of line.rows) least = Math.min(least, value(line.total ? row.rate.low : row.rate.rate) ?? 100)
  }
  const room = 100 - least
  for (const floor of [99.5, 99, 98, 95, 90, 80, 50]) if (room <= (100 - floor) * 0.95) return floor
  return 0
}

/** Rates over the spans of a report. A span of which too little is known leaves a hole, and its bounds show. */
export function rateOption(lines: readonly RateLine[], spans: readonly string[], words: RateWords): EChartsCoreOption {
  const at = (line: RateLine, span: string) => line.rows.find((row) => row.span === span)
  const total = lines.find((line) => line.total)
  const band = { type: 'line', stack: 'band', stackStrategy: 'all', symbol: 'none', lineStyle: { opacity: 0 }, silent: true, animation: false, tooltip: { show: false } }
  const low = spans.map((span) => value((total && at(total, span)?.rate.low) ?? null))
  const high = spans.map((span) => value((total && at(total, span)?.rate.high) ?? null))
  let look = 0
  return {
    animation: false,
    aria: { enabled: true, label: { description: words.summary } },
    textStyle: { fontFamily: 'inherit' },
    grid: { left: 8, right: 18, top: 40, bottom: 8, containLabel: true },
    legend: { top: 4, type: 'scroll', textStyle: { color: '#15202b' }, data: lines.map((line) => line.name) },
    xAxis: { type: 'category', data: [...spans], boundaryGap: spans.length < 3, axisLine: { lineStyle: { color: '#c3ccd6' } }, axisLabel: { color: INK, hideOverlap: true } },
    yAxis: { type: 'value', min: axisFloor(lines), max: 100, axisLabel: { color: INK, formatter: (number: number) => `${number} %` }, splitLine: { lineStyle: { color: '#e8ecf0' } } },
    tooltip: {
      trigger: 'axis', confine: true, transitionDuration: 0, borderColor: '#c3ccd6', textStyle: { color: '#15202b', fontSize: 13 },
      formatter: (hovered: { dataIndex: number }[]) => {
        const span = spans[hovered[0]?.dataIndex ?? -1]
        if (span === undefined) return ''
        const rows = lines.map((line) => {
          const rate = at(line, span)?.rate
          const figure = rate?.kind === 'figure' ? `${rate.rate} %` : rate?.kind === 'insufficient' ? words.insufficient : words.notApplicable
          const bounds = rate === undefined || rate.low === null ? '' : `${rate.low} – ${rate.high} % · ${words.coverage} ${rate.coverage} %`
          return `<tr><td style="padding-right:14px">${escaped(line.name)}</td><td style="text-align:right;padding-right:14px"><b>${escaped(figure)}</b></td><td style="color:${INK}">${escaped(bounds)}</td></tr>`
        })
        return `<div>${escaped(span)}</div><table>${rows.join('')}</table>`
      },
    },
    series: [
      { ...band, id: 'low', data: low },
      { ...band, id: 'band', data: high.map((top, index) => (top === null || low[index] == null ? null : top - low[index]!)), areaStyle: { color: 'rgba(18, 38, 58, 0.13)' } },
      ...lines.map((line) => {
        const style = line.total ? { color: '#15202b', symbol: 'circle', type: 'solid' as const } : LOOKS[look++ % LOOKS.length]!
        return {
          type: 'line', name: line.name, animation: false, connectNulls: false, symbol: style.symbol, symbolSize: spans.length > 45 ? 0 : 7, showSymbol: true, z: line.total ? 4 : 3,
          color: style.color, lineStyle: { width: line.total ? 2.6 : 1.7, type: style.type, color: style.color }, data: spans.map((span) => value(at(line, span)?.rate.rate ?? null)),
        }
      }),
    ],
  }
}
