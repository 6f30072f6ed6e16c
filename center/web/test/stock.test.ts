import { describe, expect, it } from 'vitest'
import { PART_STATES, type Shift, type StockPart, type UncoveredRow } from '../src/api/stock'
import { byWindow, shareText, shortBy, uncoveredMatches } from '../src/stock/coverage'
import { heldAway, lackOf, MOVE_FIELDS, MOVES, moneyText, movesFor, readiness, wishOf } from '../src/stock/moves'
import { awayAt, dutyOn, homeOf, isLeave, isOvernight, isWhole, masked, wordsOf } from '../src/stock/shifts'

const NOW = Date.parse('2026-11-23T02:00:00Z')
const part = (rest: Partial<StockPart> = {}): StockPart => ({ serial: 'S1', sku: 'R48', name: { zh: '整流模块' }, place: 'wh-1', placeName: null, state: 'free', order: null, holder: null, until: null, tested: '2026-11-01T00:00:00Z', works: true, price: 2860, currency: 'CNY', certificate: null, ownerBound: false, unreturned: false, ...rest })
const row = (node: string, windowMinutes: number, minutes: number | null): UncoveredRow => ({ node, name: { zh: '基站' }, site: 's', item: 'G10', sku: null, reason: { zh: '来不及' }, windowMinutes, nearest: minutes === null ? null : { serial: 'S1', place: 'wh', minutes } })

describe('a spare part', () => {
  // A police disk must stay with the police.
  it('that is bound to the owner is neither scrapped nor repaired by us', () => {
    expect(movesFor(part({ state: 'faulty' }))).toContain('scrap')
    for (const state of PART_STATES) expect(movesFor(part({ state, ownerBound: true })).filter((one) => one === 'scrap' || one === 'repair'), state).toEqual([])
  })

  it('can only be moved as its state allows', () => {
    expect(PART_STATES.filter((state) => heldAway(part({ state, holder: 'room-a/ups-1' })) !== null)).toEqual(['installed', 'repair', 'lent'])
    expect([movesFor(part({ state: 'issued' })), movesFor(part({ state: 'lent' })), movesFor(part({ state: 'scrapped' }))]).toEqual([['install', 'return'], ['give_back'], []])
    expect(movesFor(part({ state: 'reserved' }))).not.toContain('reserve')
    expect(Object.keys(MOVE_FIELDS).sort()).toEqual([...MOVES].sort())
  })

  it('is moved with everything that the move needs, and only that', () => {
    expect([lackOf('reserve', { serial: 'S1', order: 'W1' }), lackOf('move', { place: 'x' }), lackOf('test', { serial: 'S1' })]).toEqual(['until', 'serial', null])
    expect(wishOf('id', 'test', { serial: ' S1 ', works: true, place: 'ignored' }, 'why')).toEqual({ id: 'id', do: 'test', serial: 'S1', works: true, reason: 'why' })
    expect(wishOf('id', 'count', { serial: 'S1', place: 'wh-1' }, 'y')).toEqual({ id: 'id', do: 'count', serial: 'S1', place: 'wh-1', found: false, reason: 'y' })
  })

  it('counts as tested for half a year', () => {
    expect([readiness(part(), NOW), readiness(part({ works: false }), NOW), readiness(part({ works: null }), NOW), readiness(part({ tested: '2026-01-01T00:00:00Z' }), NOW)]).toEqual(['works', 'broken', 'untested', 'untested'])
  })

  it('has a price in its own money, or none', () => {
    expect([moneyText(2860, 'CNY', 'zh-CN'), moneyText('12.5', 'CNY', 'zh-CN'), moneyText(null, null, 'zh-CN'), moneyText('', 'CNY', 'zh-CN')]).toEqual(['¥2,860.00', '¥12.50', '—', '—'])
  })
})

describe('coverage', () => {
  it('is never rounded up to all', () => {
    expect([shareText({ devices: 10_000, covered: 9_999 }), shareText({ devices: 5, covered: 5 }), shareText({ devices: 0, covered: 0 }), shareText({ devices: 3, covered: 2 })]).toEqual(['99.9%', '100%', '—', '66.6%'])
  })

  it('lists first where a failure would be a breach the soonest', () => {
    expect([row('c', 240, null), row('b', 120, 141), row('a', 120, null)].sort(byWindow).map((one) => one.node)).toEqual(['a', 'b', 'c'])
    expect([shortBy(row('b', 120, 141)), shortBy(row('b', 120, 100)), shortBy(row('b', 120, null))]).toEqual([21, 0, null])
    expect([uncoveredMatches(row('b', 1, null), 'g10'), uncoveredMatches(row('b', 1, null), '基'), uncoveredMatches(row('b', 1, null), 'zzz')]).toEqual([true, true, false])
  })
})

describe('a shift', () => {
  const day: Shift = { id: 'd', from: '08:00', to: '20:00', days: [1, 2] }
  const night: Shift = { id: 'n', from: '20:00', to: '08:00', days: [7] }
  it('over midnight is on two days, also from Sunday to Monday', () => {
    expect([isOvernight(day), isOvernight(night)]).toEqual([false, true])
    expect(dutyOn([day, night], 1)).toEqual([{ left: 1 / 3, width: 0.5 }, { left: 0, width: 1 / 3 }])
    expect(dutyOn([night], 7)).toEqual([{ left: 20 / 24, width: 4 / 24 }])
    expect(dutyOn([night], 3)).toEqual([])
  })
  it('says why somebody is not there', () => {
    const one = { shifts: [{ id: 'a', from: '20:00', to: '06:00', days: [7] }], breaks: [{ id: 'b', from: '02:00', to: '03:00', days: [1] }], leave: [{ from: '2026-11-29', to: '2026-11-30', reason: 'x' }] }
    expect(awayAt(one, '2026-11-22 21:00:00')).toBeNull()
    expect(awayAt(one, '2026-11-22 12:00:00')?.why).toBe('shift')
    expect(awayAt(one, '2026-11-23 02:30:00')?.why).toBe('break')
    expect(awayAt(one, '2026-11-23 03:00:00')).toBeNull()
    expect(awayAt(one, '2026-11-30 21:00:00')?.leave?.reason).toBe('x')
    expect([isLeave({ from: '2026-11-30', to: '2026-11-29', reason: '' }), isLeave({ from: '', to: '', reason: '' }), isLeave(one.leave[0]!)]).toEqual([false, false, true])
  })
  it('needs times and days', () => {
    expect([isWhole(day), isWhole({ ...day, days: [] }), isWhole({ ...day, from: '8:00' }), isWhole({ ...day, to: '24:00' })]).toEqual([true, false, false, true])
  })
  it('is somebody\'s, who has a home and skills as written', () => {
    expect([homeOf('34.03, 113.85'), homeOf(''), homeOf('34，113'), homeOf('x'), homeOf('134, 113')]).toEqual([{ lat: 34.03, lon: 113.85 }, null, { lat: 34, lon: 113 }, undefined, undefined])
    expect(wordsOf('power，network, power ')).toEqual(['power', 'network'])
    expect([masked('13803741234'), masked('123')]).toEqual(['138****1234', '123'])
  })
})
