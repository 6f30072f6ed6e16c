import { describe, expect, it } from 'vitest'
import { axisFloor, rateOption } from '../src/cameras/rateChart'
import { camerasOf, changesBetween, presetDays, readReport, wishOf, worstFirst } from '../src/cameras/report'

// In the form of the report module's JSON writer.
const row = (group: string, span: string, upMs: number, downMs: number, unknownMs = 0) => ({
  group, span, from: '2026-11-20T16:00:00Z', to: '2026-11-21T16:00:00Z', upMs, downMs, unknownMs, excusedMs: 0, outMs: 0, result: unknownMs > 0 ? 'insufficient-data' : 'figure',
  ...(unknownMs > 0 ? {} : { rate: { percent: (upMs / (upMs + downMs)) * 100, numerator: upMs, denominator: upMs + downMs } }),
  low: { percent: (upMs / (upMs + downMs + unknownMs)) * 100 }, high: { percent: ((upMs + unknownMs) / (upMs + downMs + unknownMs)) * 100 }, coverage: { percent: 98 }, weighted: {}, inService: 2, hadDown: 1, resolutionMs: 60_000,
})
const camera = (code: string, district: string, items: string[], upMs: number, downMs: number) => ({ code, name: code, site: '', district, owner: '', items, faults: 1, longestDownMs: downMs, ...row('', '', upMs, downMs) })
const JSON_REPORT = {
  knownAt: '2026-11-23T00:00:00Z', groupBy: 'DISTRICT', split: 'DAY',
  measures: [{
    measure: 'ONLINE', total: row('', 'all', 190, 10), totals: [row('', '2026-11-21', 190, 10)], groups: [row('甲', 'all', 99, 1), row('乙', 'all', 91, 9)], rows: [row('甲', '2026-11-21', 99, 1), row('乙', '2026-11-21', 80, 9, 11)],
    cameras: [camera('C-1', '甲', ['A-1'], 99, 1), camera('C-2', '乙', ['A-1', 'A-2'], 50, 9), camera('C-3', '乙', [], 41, 0)],
  }],
}

describe('a report', () => {
  it('is read as its writer makes it', () => {
    const report = readReport(JSON_REPORT, 'online')
    expect(report.total.tally).toEqual({ out: 0, excluded: 0, unknown: 0, down: 10, up: 190 })
    expect(report.groups[0]?.rate).toMatchObject({ kind: 'figure', rate: '99.0000' })
    expect(report.rows[1]?.rate).toMatchObject({ kind: 'insufficient', rate: null, low: '80.0000', high: '91.0000' })
    expect(report.groups[0]?.cameras).toBe(2)
  })

  it('is refused, not shown as zeros, when the part about the measure is missing', () => {
    expect(() => readReport(JSON_REPORT, 'intact')).toThrow(/measure intact/)
    expect(() => readReport('<html>', 'online')).toThrow()
  })

  it('leads from a group to its cameras, the worst first', () => {
    const report = readReport(JSON_REPORT, 'online')
    expect(camerasOf(report, 'district', '乙').map((one) => one.code)).toEqual(['C-2', 'C-3'])
    expect(camerasOf(report, 'item', 'A-1').map((one) => one.code)).toEqual(['C-2', 'C-1'])
    expect(camerasOf(report, 'item', '').map((one) => one.code)).toEqual(['C-3'])
    expect(worstFirst(report.groups).map((one) => one.group)).toEqual(['乙', '甲'])
  })

  it('tells what another version says differently, also what came and what went', () => {
    const before = readReport(JSON_REPORT, 'online').rows
    const after = [...before.slice(0, 1).map((one) => ({ ...one, tally: { ...one.tally, down: 2, up: 98 } })), { ...before[0]!, group: '丙' }]
    expect(changesBetween(before, after).map((change) => [change.group, change.before?.down ?? null, change.after?.down ?? null])).toEqual([['甲', 1, 2], ['丙', null, 1], ['乙', 9, null]])
    expect(changesBetween(before, before)).toEqual([])
  })

  it('is asked for as the address says, else for the last seven days', () => {
    const now = Date.parse('2026-11-22T04:00:00Z')
    expect(wishOf({}, now)).toEqual({ from: '2026-11-16', to: '2026-11-22', measure: 'online', groupBy: 'district', split: 'day' })
    expect(wishOf({ from: '2026-10-01', to: '2026-10-31', measure: 'intact', groupBy: 'owner', split: 'week' }, now)).toEqual({ from: '2026-10-01', to: '2026-10-31', measure: 'intact', groupBy: 'owner', split: 'week' })
    expect(wishOf({ from: '2026-10-31', to: '2026-10-01', groupBy: 'x' }, now)).toMatchObject({ from: '2026-11-16', to: '2026-11-22', groupBy: 'district' })
    expect(presetDays('lastMonth', now)).toEqual({ from: '2026-10-01', to: '2026-10-31' })
    expect(presetDays('thisMonth', now)).toEqual({ from: '2026-11-01', to: '2026-11-22' })
  })
})

describe('the chart of rates', () => {
  const report = readReport(JSON_REPORT, 'online')
  const words = { coverage: '覆盖率', insufficient: '数据不足', notApplicable: '不适用', summary: '' }

  it('has a hole where too little is known, never a zero', () => {
    const option = rateOption([{ name: '乙', rows: report.rows.filter((one) => one.group === '乙'), total: false }], ['2026-11-21', '2026-11-22'], words)
    const lines = option.series as { name?: string; data: (number | null)[] }[]
    expect(lines.find((line) => line.name === '乙')?.data).toEqual([null, null])
  })

  it('escapes names in the tooltip', () => {
    const evil = { ...report.rows[0]!, group: '<img src=x>' }
    const option = rateOption([{ name: '<img src=x>', rows: [evil], total: false }], ['2026-11-21'], words)
    const tip = (option.tooltip as { formatter(hovered: { dataIndex: number }[]): string }).formatter([{ dataIndex: 0 }])
    expect(tip).not.toContain('<img')
    expect(tip).toContain('99.0000 %')
  })

  it('begins below the least that it must show', () => {
    expect(axisFloor([{ name: '', rows: report.groups, total: true }])).toBe(90)
    expect(axisFloor([])).toBe(99.5)
  })
})
