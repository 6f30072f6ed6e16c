import { describe, expect, test } from 'vitest'
import type { PhoneOrder, Stage, Value } from '../src/api/types'
import { backOf } from '../src/order/back'
import { GONE_KEPT_MILLIS, type KeptOrder, mergeToday, soonest, sorted, stageAfter, stageOf } from '../src/order/merge'
import { stepsOf, swapProblem } from '../src/order/steps'
import { mapLink, metres } from '../src/position'
import type { Deed } from '../src/queue/deeds'
import { codeOf } from '../src/scan/reader'

const order = (id: string, stage: Stage = 'dispatched', due = '2026-11-23T05:00:00Z') =>
  ({ order: { id, stage, due, clocks: [{ id: 'c', kind: 'restore', due, state: 'running' }] }, deeds: [], values: [], qr: null }) as unknown as PhoneOrder
const kept = (id: string, stage: Stage = 'dispatched', due?: string): KeptOrder => ({ ...order(id, stage, due), id, owner: 'wei', came: 1_000, gone: null })
const deed = (seq: number, on: string, act: Deed['act'], outcome: Deed['outcome'] = 'waiting') => ({ seq, order: on, act, outcome }) as Deed
const idle = () => false

describe('merge', () => {
  test('what waits to be sent lies on top of what the center says', () => {
    const deeds = [deed(2, 'W1', 'set_out'), deed(1, 'W1', 'take'), deed(3, 'W1', 'arrive', 'conflict')]
    expect(stageOf(kept('W1'), deeds)).toBe('en_route')
    expect(stageOf(kept('W1', 'resolved'), [deed(1, 'W1', 'arrive')])).toBe('resolved')
  })

  test('steps never go back, but for giving it back and for a part that came', () => {
    expect(stageAfter('in_progress', 'arrive')).toBe('in_progress')
    expect(stageAfter('waiting_part', 'resume')).toBe('in_progress')
    expect(stageAfter('on_site', 'return')).toBe('accepted')
    expect(stageAfter('on_site', 'swap')).toBe('on_site')
  })

  test('an order that the center no longer names stays for a day, and longer while something of it waits', () => {
    const first = mergeToday([kept('W1'), kept('W2')], [order('W2', 'taken')], 'wei', 5_000, idle)
    expect(first.put.map((one) => [one.id, one.gone])).toEqual([['W2', null], ['W1', 5_000]])
    const gone = { ...kept('W1'), gone: 5_000 }
    const late = 5_001 + GONE_KEPT_MILLIS
    expect(mergeToday([gone], [], 'wei', late, idle).drop).toEqual(['W1'])
    expect(mergeToday([gone], [], 'wei', late, () => true)).toEqual({ put: [], drop: [] })
  })

  test("another person's orders on the same phone are not taken for withdrawn", () => {
    const theirs = { ...kept('W9'), owner: 'liu' }
    expect(mergeToday([theirs], [], 'wei', 5_000, idle)).toEqual({ put: [], drop: [] })
  })

  test('an order that comes back is mine again', () => {
    const back = mergeToday([{ ...kept('W1'), gone: 9 }], [order('W1')], 'wei', 10, idle)
    expect(back.put[0]).toMatchObject({ id: 'W1', gone: null })
  })

  test('what is in hand comes first, then the soonest clock', () => {
    const list = [kept('W1', 'taken', '2026-11-23T09:00:00Z'), kept('W2', 'taken', '2026-11-23T03:00:00Z'), kept('W3', 'on_site', '2026-11-23T20:00:00Z')]
    expect(sorted(list, []).map((one) => one.id)).toEqual(['W3', 'W2', 'W1'])
    expect(soonest(kept('W1'))!.kind).toBe('restore')
  })
})

describe('steps', () => {
  const none = { partWanted: false, partTaken: false, swapped: false, signed: false }
  test('lead through a swap to the signature', () => {
    expect(stepsOf('dispatched', none).next).toBe('take')
    expect(stepsOf('taken', none).next).toBe('set_out')
    expect(stepsOf('en_route', none).next).toBe('arrive')
    expect(stepsOf('on_site', none).next).toBe('diagnose')
    expect(stepsOf('in_progress', { ...none, partWanted: true }).next).toBe('part_take')
    expect(stepsOf('in_progress', { ...none, partWanted: true, partTaken: true }).next).toBe('swap')
    expect(stepsOf('in_progress', { ...none, partWanted: true, partTaken: true, swapped: true }).next).toBe('resolve')
    expect(stepsOf('resolved', none).next).toBe('sign')
    expect(stepsOf('cancelled', none)).toEqual({ next: null, others: [] })
  })

  test('two serials that cannot be right are found before they are written down', () => {
    expect(swapProblem(' ', 'B', [])).toBe('old')
    expect(swapProblem('A', '', [])).toBe('new')
    expect(swapProblem('a1', ' A1 ', [])).toBe('same')
    expect(swapProblem('A', 'b', ['B'])).toBe('used')
    expect(swapProblem('A', 'B', ['C'])).toBeNull()
  })
})

describe('the device is back', () => {
  const good: Value = { point: 'u', text: { zh: '电压', en: 'voltage' }, value: 53, unit: 'V', quality: 'good', time: '2026-11-23T02:00:10Z' }
  const handsOff = Date.parse('2026-11-23T02:00:00Z')
  test('when no alarm is left and every value is good and new', () => {
    expect(backOf([good], [], handsOff).verdict).toBe('back')
    expect(backOf([good], [{ text: good.text, severity: 'major', raised: '', active: false }], handsOff).verdict).toBe('back')
  })
  test('not by a value from before the swap, however good', () => {
    expect(backOf([{ ...good, time: '2026-11-23T01:59:59Z' }], [], handsOff)).toMatchObject({ verdict: 'not-yet', against: [{ what: 'old' }] })
  })
  test('though what did not change since was not told again', () => {
    expect(backOf([good, { ...good, point: 'i', time: '2026-11-23T01:52:00Z' }], [], handsOff).verdict).toBe('back')
    expect(backOf([good, { ...good, point: 'i', time: null }], [], handsOff).verdict).toBe('not-yet')
  })
  test('not while an alarm stands or a value is bad', () => {
    expect(backOf([good], [{ text: good.text, severity: 'major', raised: '' }], null).verdict).toBe('not-yet')
    expect(backOf([good, { ...good, quality: 'stale' }], [], null).against).toHaveLength(1)
  })
  test('a device without telemetry cannot tell', () => {
    expect(backOf([], [], handsOff).verdict).toBe('cannot-tell')
  })
})

describe('places and codes', () => {
  test('metres between two places', () => {
    expect(metres({ lat: 24, lon: 118 }, { lat: 24.001, lon: 118 })).toBeCloseTo(111.19, 1)
    expect(metres({ lat: 24, lon: 118 }, { lat: 24, lon: 118 })).toBe(0)
  })
  test('the map app gets the place, else the address', () => {
    expect(mapLink({ lat: 24.5, lon: 118.1, address: null }, '站 1', false)).toBe('geo:24.5,118.1?q=24.5,118.1(%E7%AB%99%201)')
    expect(mapLink({ lat: 24.5, lon: 118.1, address: null }, 'A', true)).toBe('maps://?daddr=24.5,118.1&q=A')
    expect(mapLink({ lat: null, lon: null, address: '湖滨南路 7 号' }, 'A', false)).toContain('geo:0,0?q=')
    expect(mapLink({ lat: null, lon: null, address: null }, 'A', false)).toBeNull()
  })
  test('a label may hold the bare code or an address with it', () => {
    expect(codeOf(' GF-1 ')).toBe('GF-1')
    expect(codeOf('https://center.example/m/device?code=GF%2F1')).toBe('GF/1')
    expect(codeOf('https://center.example/m/?code=GF-2')).toBe('GF-2')
    expect(codeOf('http://%')).toBe('http://%')
  })
})
