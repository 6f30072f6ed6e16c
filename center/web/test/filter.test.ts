import { describe, expect, it } from 'vitest'
import { filterOf, matches, NO_FILTER, queryOf, requestOf } from '../src/alarms/filter'
import { type AlarmRow, dropLeft, insertAlarms, MAX_ROWS, mergeAlarm, mergeAlarms } from '../src/alarms/list'
import type { Alarm } from '../src/api/types'

const now = Date.parse('2026-11-22T07:15:00.000Z')

function alarm(more: Partial<Alarm> = {}): Alarm {
  return {
    id: 1, edge: 'room-a', device: 'th-1', deviceTitle: { zh: '温湿度', en: 'T/H' }, site: 'hall-1', room: 'room-1', alarm: 'temperatureHigh',
    alarmType: 'ENVIRONMENTAL', severity: 'major', text: { zh: '机房温度过高', en: 'Room temperature high' }, action: {}, spares: [], state: 'unacknowledged',
    condition: 'active', active: true, acknowledged: false, latched: false, shelvedUntil: null, annunciated: true, occurrence: 1, toggles: 0,
    raised: '2026-11-22T07:00:00.000Z', received: '2026-11-22T07:00:00.300Z', changed: '2026-11-22T07:00:00.300Z', cleared: null, clearCause: null,
    observed: 28, limit: 27, unit: 'Cel', point: null, ack: null, ...more,
  }
}

describe('the filter in the address', () => {
  it('comes back as it went', () => {
    const filter = { ...NO_FILTER, state: 'all' as const, severities: ['critical' as const, 'minor' as const], site: 'hall-1', text: '温度', span: '24h' as const }
    expect(filterOf(queryOf(filter))).toEqual(filter)
  })

  it('leaves the address clean when nothing is filtered', () => {
    expect(queryOf(NO_FILTER)).toEqual({})
    expect(filterOf({})).toEqual(NO_FILTER)
  })

  // Addresses are sent around and typed by hand.
  it('leaves out what it does not understand', () => {
    expect(filterOf({ state: 'broken', severity: 'major,worst', span: 'toString', from: 'never', text: ['a', 'b'] })).toEqual({
      ...NO_FILTER, severities: ['major'], text: 'a',
    })
  })

  it('lets a span win over borders', () => {
    expect(filterOf({ span: '1h', from: '2026-11-22T00:00:00Z' })).toMatchObject({ span: '1h', from: '' })
  })

  it('asks the center from now minus the span', () => {
    const request = requestOf({ ...NO_FILTER, span: '1h', severities: ['major'] }, now, 50, 'x')
    expect(Object.fromEntries(request)).toEqual({ state: 'open', limit: '50', severity: 'major', from: '2026-11-22T06:15:00.000Z', before: 'x' })
  })
})

describe('whether a live alarm belongs into the list', () => {
  it.each([
    ['open', {}, true],
    ['open', { active: false, acknowledged: true }, false],
    ['open', { active: false, acknowledged: true, latched: true }, true],
    ['active', { active: false }, false],
    ['unacknowledged', { active: false }, true],
    ['unacknowledged', { acknowledged: true }, false],
    ['closed', {}, false],
    ['closed', { active: false, acknowledged: true }, true],
    ['all', { active: false, acknowledged: true }, true],
  ] as const)('state %s with %o: %s', (state, more, fits) => {
    expect(matches({ ...NO_FILTER, state }, alarm(more), now)).toBe(fits)
  })

  it('looks at severity, place, time and words like the center', () => {
    expect(matches({ ...NO_FILTER, severities: ['minor'] }, alarm(), now)).toBe(false)
    expect(matches({ ...NO_FILTER, site: 'hall-2' }, alarm(), now)).toBe(false)
    expect(matches({ ...NO_FILTER, span: '1h' }, alarm(), now)).toBe(true)
    expect(matches({ ...NO_FILTER, from: '2026-11-22T07:00:00.001Z' }, alarm(), now)).toBe(false)
    expect(matches({ ...NO_FILTER, to: '2026-11-22T07:00:00.000Z' }, alarm(), now)).toBe(false)
    expect(matches({ ...NO_FILTER, text: ' TEMPERATURE ' }, alarm(), now)).toBe(true)
    expect(matches({ ...NO_FILTER, text: 'th-1' }, alarm(), now)).toBe(true)
    expect(matches({ ...NO_FILTER, text: 'ups' }, alarm(), now)).toBe(false)
  })
})

describe('the alarm list while alarms come in', () => {
  const row = (one: Alarm): AlarmRow => ({ alarm: one, leaving: false })
  const older = alarm({ id: 5, raised: '2026-11-22T06:00:00.000Z' })

  it('puts a new one in its place by event time', () => {
    const newest = row(alarm({ id: 9, raised: '2026-11-22T07:10:00.000Z' }))
    const merged = mergeAlarm([newest, row(older)], alarm({ id: 7 }), NO_FILTER, now)
    expect(merged.added).toBe(true)
    expect(merged.rows.map((one) => one.alarm.id)).toEqual([9, 7, 5])
  })

  it('keeps a row that no longer fits, so that nothing jumps away under the finger', () => {
    const unacknowledged = { ...NO_FILTER, state: 'unacknowledged' as const }
    const merged = mergeAlarm([row(alarm())], alarm({ acknowledged: true, changed: '2026-11-22T07:14:00.000Z' }), unacknowledged, now)
    expect(merged).toMatchObject({ added: false, rows: [{ leaving: true, alarm: { acknowledged: true } }] })
  })

  it('does not let overtaken news undo newer', () => {
    const acked = alarm({ acknowledged: true, changed: '2026-11-22T07:14:00.000Z' })
    expect(mergeAlarm([row(acked)], alarm(), NO_FILTER, now).rows[0]?.alarm.acknowledged).toBe(true)
  })

  it('leaves out what does not fit, and never grows beyond its bound', () => {
    expect(mergeAlarm([], alarm(), { ...NO_FILTER, site: 'elsewhere' }, now)).toEqual({ rows: [], added: false })
    const full = Array.from({ length: MAX_ROWS }, (_, i) => row({ ...older, id: 30_000 - i }))
    expect(mergeAlarm(full, alarm({ id: 40_000 }), NO_FILTER, now).rows).toHaveLength(MAX_ROWS)
  })

  // A storm: one pass for all that came in a fifth of a second, however long the list is.
  it('takes many at once: each in its place, the newest news of each', () => {
    const rows = [row(alarm({ id: 9, raised: '2026-11-22T07:10:00.000Z' })), row(older)]
    const merged = mergeAlarms(rows, [alarm({ id: 7 }), alarm({ id: 8, raised: '2026-11-22T07:11:00.000Z' }), { ...older, acknowledged: true, changed: '2026-11-22T07:14:00.000Z' }, alarm({ id: 7, acknowledged: true, active: false })], NO_FILTER, now)
    expect(merged.rows.map((one) => [one.alarm.id, one.alarm.acknowledged])).toEqual([[9, false], [5, true]])
    expect(merged.came.map((one) => one.id)).toEqual([8])
    expect(insertAlarms(merged.rows, [...merged.came, alarm({ id: 4, raised: '2026-11-22T05:00:00.000Z' })]).map((one) => one.alarm.id)).toEqual([8, 9, 5, 4])
  })

  it('counts what fits no longer, and lets go of such rows where there are many, but not of the open one', () => {
    const rows = Array.from({ length: 6 }, (_, i) => row(alarm({ id: 20 - i })))
    const merged = mergeAlarms(rows, rows.slice(0, 4).map((one) => ({ ...one.alarm, acknowledged: true, active: false, changed: '2026-11-22T07:14:00.000Z' })), NO_FILTER, now)
    expect(merged.more).toBe(-4)
    expect(dropLeft(merged.rows, 17, 2).map((one) => one.alarm.id)).toEqual([20, 19, 17, 16, 15])
    expect(mergeAlarms(merged.rows, [{ ...alarm({ id: 20 }), changed: '2026-11-22T07:15:00.000Z' }], NO_FILTER, now).more).toBe(1)
  })
})
