import { describe, expect, it } from 'vitest'
import type { ClockRow } from '../src/api/clocks'
import type { Me } from '../src/api/types'
import { byDue, clockFilterOf, clockMatches, clockQueryOf, clockRequestOf, clockText, countOf, countsOf, isRetroactive, isSoon, nextToBreak, NO_CLOCK_FILTER, pauseSteps, usedNow } from '../src/clocks/board'

const NOW = Date.parse('2026-11-23T02:00:00Z')
const at = (seconds: number) => new Date(NOW + seconds * 1000).toISOString()
const make = (id: string, rest: Partial<ClockRow> = {}): ClockRow => ({ id, incident: 'a1', order: null, item: { contract: 'c', item: 'G7', promise: 'G7/replace', name: { zh: '备件更换' } }, kind: 'restore', level: 2, state: 'running', broken: false, start: at(-3600), due: at(3600), stopped: null, branch: null, usedPercent: 50, leftSeconds: 3600, why: { zh: '应于' }, step: 50, decideSpareBy: null, pauses: [], site: 'hall-1', root: { node: 'e/d', name: { zh: '整流模块' } }, corrected: [], ...rest })
const paused = make('p', { state: 'paused', due: null, leftSeconds: 1200 })
const who = (user: string, role: Me['role']): Me => ({ user, role, mustChangePassword: false })

describe('a contract clock on the board', () => {
  it('counts down by the center\'s clock, stands while it is paused, and counts up after its time', () => {
    expect(countOf(make('a'), NOW + 5_000)).toEqual({ kind: 'left', seconds: 3595 })
    expect(countOf(paused, NOW + 900_000)).toEqual({ kind: 'still', seconds: 1200 })
    expect(countOf(make('a'), NOW + 3_600_000)).toEqual({ kind: 'over', seconds: 0 })
    expect(countOf(make('b', { broken: true, due: at(-65) }), NOW)).toEqual({ kind: 'over', seconds: 65 })
    expect(countOf(make('m', { state: 'met', stopped: at(-5) }), NOW)).toEqual({ kind: 'done', seconds: null })
    expect(countOf(make('e', { state: 'broken', broken: true, stopped: at(-5) }), NOW)).toEqual({ kind: 'done', seconds: null })
    expect(countOf(make('n', { due: null, leftSeconds: 60 }), NOW)).toEqual({ kind: 'left', seconds: 60 })
  })

  it('never shows a second more than is left', () => {
    expect(countOf(make('a', { due: at(0.4) }), NOW).seconds).toBe(1)
    expect([clockText(0), clockText(59), clockText(3_661), clockText(172_799), clockText(172_800 + 3_660)]).toEqual(['0:00:00', '0:00:59', '1:01:01', '47:59:59', '2 d 01:01'])
  })

  it('goes on using up its time between two messages of the center', () => {
    expect(usedNow(make('a'), NOW)).toBe(50)
    expect(usedNow(make('a'), NOW + 1_800_000)).toBe(75)
    expect(usedNow(paused, NOW + 1_800_000)).toBe(50)
    expect(usedNow(make('a'), NOW + 7_200_000)).toBe(100)
    // Hours in which it does not count lie before its end: then the center's word stands.
    expect(usedNow(make('h', { leftSeconds: 3600, due: at(50_000) }), NOW)).toBe(50)
  })

  it('stands by what is due next; then what stands still, then what is over', () => {
    const rows = [make('over', { state: 'met', stopped: at(-1) }), paused, make('late', { due: at(-60), broken: true }), make('far', { due: at(9_000) }), make('near', { due: at(10) })]
    expect(rows.sort(byDue).map((row) => row.id)).toEqual(['late', 'near', 'far', 'p', 'over'])
    expect(nextToBreak(rows, NOW)?.id).toBe('near')
    expect(nextToBreak([paused], NOW)).toBeNull()
  })

  it('is counted once for what it is', () => {
    const rows = [make('a'), make('soon', { due: at(600), usedPercent: 90, leftSeconds: 600 }), paused, make('late', { broken: true, due: at(-9) }), make('done', { state: 'met', stopped: at(-9), broken: true })]
    expect(countsOf(rows, NOW)).toEqual({ running: 2, soon: 1, broken: 1, paused: 1 })
    expect([isSoon(rows[1] as ClockRow, NOW), isSoon(paused, NOW)]).toEqual([true, false])
  })

  it('is narrowed by what the address says, and nothing else', () => {
    const filter = clockFilterOf({ mark: 'soon', kind: 'nonsense', level: '9', text: '整流', state: 'x', site: ['hall-1', 'y'] })
    expect(filter).toEqual({ ...NO_CLOCK_FILTER, mark: 'soon', text: '整流', site: 'hall-1' })
    expect(clockQueryOf(filter)).toEqual({ mark: 'soon', text: '整流', site: 'hall-1' })
    expect(clockRequestOf(filter, 500, 100).toString()).toBe('state=open&offset=500&limit=100&site=hall-1')
    expect(clockMatches({ ...filter, mark: '' }, make('a'), NOW)).toBe(true)
    expect(clockMatches(filter, make('a'), NOW)).toBe(false)
    expect(clockMatches({ ...NO_CLOCK_FILTER, kind: 'respond' }, make('a'), NOW)).toBe(false)
    expect(clockMatches({ ...NO_CLOCK_FILTER, level: '2', incident: 'a1', item: 'G7' }, make('a'), NOW)).toBe(true)
    const told = make('t', { incident: '', order: 'W2026-000007' })
    expect(clockRequestOf(clockFilterOf({ order: 'W2026-000007' }), 0, 9).toString()).toBe('state=open&offset=0&limit=9&order=W2026-000007')
    expect([told, make('a', { order: 'W2026-000007' })].map((row) => clockMatches({ ...NO_CLOCK_FILTER, order: 'W2026-000007' }, row, NOW))).toEqual([true, false])
    expect(clockMatches({ ...NO_CLOCK_FILTER, state: 'broken' }, make('a'), NOW + 4_000_000)).toBe(true)
    expect(clockMatches(NO_CLOCK_FILTER, make('a', { stopped: at(1), state: 'met' }), NOW)).toBe(false)
  })

  // Who asks for a pause must never be the one who grants it.
  it('is paused only with another person\'s approval', () => {
    const asked = { id: '1', from: at(0), to: null, reason: 'x', evidence: 'y', asked: { by: 'li', time: at(0) }, approved: null, withdrawn: null }
    expect(pauseSteps(asked, who('li', 'administrator'))).toEqual(['withdraw'])
    expect(pauseSteps(asked, who('wang', 'operator'))).toEqual(['approve', 'decline'])
    expect(pauseSteps({ ...asked, approved: { by: 'wang', time: at(1) } }, who('wang', 'operator'))).toEqual(['withdraw'])
    expect([pauseSteps(asked, who('v', 'viewer')), pauseSteps({ ...asked, withdrawn: at(1) }, who('wang', 'operator')), pauseSteps(asked, null)]).toEqual([[], [], []])
  })

  it('needs the owner for a pause that begins after its time was used up', () => {
    const late = make('b', { broken: true, due: at(-600) })
    expect([isRetroactive(late, NOW - 1_200_000, NOW), isRetroactive(late, NOW - 300_000, NOW), isRetroactive(make('a'), NOW, NOW)]).toEqual([false, true, false])
  })
})
