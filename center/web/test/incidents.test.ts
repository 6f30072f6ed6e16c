import { describe, expect, it } from 'vitest'
import type { IncidentRow } from '../src/api/incidents'
import { countsOf, type IncidentRows, mergeIncidents, newcomers, orderOf, trim } from '../src/incidents/book'
import { incidentFilterOf, incidentMatches, incidentQueryOf, incidentRequestOf, NO_INCIDENT_FILTER } from '../src/incidents/filter'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const at = (minutesAgo: number) => new Date(NOW - minutesAgo * 60_000).toISOString()

function row(id: string, more: Partial<IncidentRow> = {}): IncidentRow {
  return {
    id, opened: at(10), resolved: null, told: null, state: 'open', root: { node: 'edge-1/' + id, name: { zh: '交换机', en: 'Switch' }, type: 'switch_unreachable', typeText: { zh: '交换机不可达', en: 'switch unreachable' }, inferred: null, alarmId: 1 },
    site: 'hall-1', room: null, severity: 'major', members: 3, active: 3, notObserved: 0, sentence: { zh: '文峰路交换机不可达', en: 'Switch of Wenfeng Road' }, residualOf: null, mergedInto: null, byHand: false, acknowledged: false, maintenance: null, changed: at(9), ...more,
  }
}
const rowsOf = (...all: IncidentRow[]): IncidentRows => new Map(all.map((one) => [one.id, one]))

describe('the live incidents', () => {
  it('take what is newer and leave what an older answer says', () => {
    const rows = rowsOf(row('a', { active: 2, changed: at(1) }))
    expect(mergeIncidents(rows, [row('a', { active: 3, changed: at(5) }), row('b')])).toEqual(['b'])
    expect(rows.get('a')?.active).toBe(2)
    expect(mergeIncidents(rows, [row('a', { active: 1, changed: at(0) })])).toEqual(['a'])
    expect(rows.get('a')?.active).toBe(1)
  })

  it('stand worst first, of equals the newest first', () => {
    const rows = rowsOf(row('old', { opened: at(60) }), row('new', { opened: at(1) }), row('worst', { severity: 'critical', opened: at(90) }), row('over', { state: 'resolved' }))
    expect(orderOf(rows, NO_INCIDENT_FILTER, NOW)).toEqual(['worst', 'new', 'old'])
    expect(orderOf(rows, { ...NO_INCIDENT_FILTER, sort: 'newest' }, NOW)).toEqual(['new', 'old', 'worst'])
    expect(orderOf(rows, { ...NO_INCIDENT_FILTER, state: 'all', sort: 'newest' }, NOW)).toContain('over')
  })

  // The order must not change under the reader's hand: newcomers wait and are only counted.
  it('tell which ones wait to be shown', () => {
    expect(newcomers(['a', 'b'], ['c', 'a', 'd', 'b'])).toEqual(['c', 'd'])
    expect(newcomers(['a', 'b'], ['b', 'a'])).toEqual([])
  })

  it('are counted by what is open: devices not observed are no incidents', () => {
    const counts = countsOf([row('a', { state: 'held' }), row('b', { notObserved: 40, acknowledged: true }), row('c', { severity: 'critical', notObserved: 2 }), row('d', { state: 'resolved', notObserved: 9 }), row('e', { state: 'merged' })])
    expect(counts).toEqual({ open: 3, held: 1, notObserved: 42, unacknowledged: 2, bySeverity: { critical: 1, major: 2, minor: 0, warning: 0, indeterminate: 0 } })
  })

  it('forget what is over, and the oldest where there are too many', () => {
    const rows = rowsOf(row('a', { opened: at(50) }), row('b', { opened: at(5) }), row('c', { opened: at(1) }), row('gone', { state: 'resolved' }), row('kept', { state: 'resolved', opened: at(0) }))
    trim(rows, ['kept', 'b', 'c'], 3)
    expect([...rows.keys()].sort()).toEqual(['b', 'c', 'kept'])
  })

  // The list must answer in an eye's blink with 10,000 rows; the count says that nothing was left out.
  it('order ten thousand', () => {
    const rows: IncidentRows = new Map()
    mergeIncidents(rows, Array.from({ length: 10_000 }, (_, n) => row(String(n).padStart(5, '0'), { severity: (['critical', 'major', 'minor'] as const)[n % 3], opened: at(n / 10) })))
    const order = orderOf(rows, NO_INCIDENT_FILTER, NOW)
    expect(order).toHaveLength(10_000)
    expect(order.slice(0, 3)).toEqual(['00000', '00003', '00006'])
    expect(rows.get(order[9_999] ?? '')?.severity).toBe('minor')
  })
})

describe('the filter of incidents', () => {
  it('goes into the address and back', () => {
    const filter = { ...NO_INCIDENT_FILTER, severities: ['critical', 'minor'] as const, text: '文峰路', mark: 'unseen' as const, sort: 'largest' as const, site: 'hall-1', span: '24h' as const, state: 'all' as const }
    expect(incidentFilterOf(incidentQueryOf({ ...filter, severities: [...filter.severities] }))).toEqual({ ...filter, severities: [...filter.severities] })
    expect(incidentQueryOf(NO_INCIDENT_FILTER)).toEqual({})
    expect(incidentFilterOf({ state: 'x', mark: 'y', sort: '1', severity: 'bad,major', span: ['24h', '7d'] })).toEqual({ ...NO_INCIDENT_FILTER, severities: ['major'], span: '24h' })
  })

  it('asks the center for all that is open, and narrows the past there', () => {
    const filter = { ...NO_INCIDENT_FILTER, severities: ['critical' as const], text: 'S1', site: 'a', span: '24h' as const }
    expect(incidentRequestOf(filter, NOW, 0, 500, false).toString()).toBe('state=open&offset=0&limit=500')
    expect(Object.fromEntries(incidentRequestOf({ ...filter, state: 'resolved' }, NOW, 500, 500, true))).toEqual({ state: 'resolved', offset: '500', limit: '500', severity: 'critical', site: 'a', q: 'S1', from: '2026-11-21T12:00:00.000Z' })
  })

  it('finds by each of its parts', () => {
    const one = row('abc', { state: 'held', notObserved: 4, residualOf: 'x', byHand: true })
    const fits = (change: Partial<typeof NO_INCIDENT_FILTER>) => incidentMatches({ ...NO_INCIDENT_FILTER, ...change }, one, NOW)
    for (const mark of ['held', 'unseen', 'residual', 'byHand', 'unacknowledged'] as const) expect(fits({ mark }), mark).toBe(true)
    for (const mark of ['inferred', 'maintenance'] as const) expect(fits({ mark }), mark).toBe(false)
    expect([fits({ text: ' wenfeng ' }), fits({ text: 'ABC' }), fits({ text: '不可达' }), fits({ text: 'nothing' })]).toEqual([true, true, true, false])
    expect([fits({ site: 'hall-2' }), fits({ severities: ['minor'] }), fits({ span: '1h' }), fits({ state: 'resolved' })]).toEqual([false, false, true, false])
    expect(incidentMatches({ ...NO_INCIDENT_FILTER, span: '1h' }, row('x', { opened: at(61) }), NOW)).toBe(false)
  })
})
