import { describe, expect, it } from 'vitest'
import type { OrderDeed, OrderRow } from '../src/api/orders'
import type { Me } from '../src/api/types'
import { byNeed, byTrueTime, deedOf, deskActs, filled, halves, isNewer, lackOf, ledgerCell, ledgerCells, lateSeconds, newId, NO_ORDER_FILTER, orderCounts, orderFilterOf, orderMatches, orderQueryOf, orderRequestOf, placeOnWay, WAY } from '../src/orders/book'

const NOW = Date.parse('2026-11-23T02:00:00Z')
const at = (seconds: number) => new Date(NOW + seconds * 1000).toISOString()
const make = (id: string, rest: Partial<OrderRow> = {}): OrderRow => ({ id, kind: 'fault', stage: 'taken', stageText: { zh: '已接单' }, title: { zh: '整流模块故障', en: 'Rectifier failed' }, incident: 'a1', node: 'e/d', deviceName: null, site: { id: 'hall-1', name: { zh: '政务大厅' }, address: null, lat: null, lon: null, access: null }, level: 2, item: null, technician: 't1', technicianName: '赵磊', carrier: null, helpers: [], helperNames: [], parent: null, part: null, due: at(3600), clocks: [], suspended: false, supervised: false, urged: 0, wellSince: null, healedByItself: false, lacksCalibration: false, conflicts: 0, opened: at(-600), changed: at(-10), revision: 3, ...rest })
const deed = (id: string, time: number, arrived: number): OrderDeed => ({ id, by: 't1', byName: '赵磊', act: 'take', fields: {}, names: {}, time: at(time), arrived: at(arrived), doubted: false, outcome: 'done', why: null })
const ROW = { ledger: 'damage', order: 'W1', site: 'data-hall', siteText: '市级数据中心', serial: '', person: 'wang', personText: '王强' }
const who = (role: Me['role']): Me => ({ user: 'li', role, mustChangePassword: false })

describe('a row of a register', () => {
  it('is read by names, each once, and told of without what is empty', () => {
    expect([ledgerCell(ROW, 'site'), ledgerCell(ROW, 'order'), ledgerCell(ROW, 'none')]).toEqual(['市级数据中心', 'W1', undefined])
    expect(ledgerCells(ROW)).toEqual(['W1', '市级数据中心', '王强'])
    expect(ledgerCells({ ledger: 'repair', someText: 'kept' })).toEqual(['kept'])
  })

  it('has choices in one language', () => {
    expect(halves('自然老化 wear')).toEqual({ zh: '自然老化', en: 'wear' })
    expect(halves('外部 other party')).toEqual({ zh: '外部', en: 'other party' })
    expect(halves('更换探头')).toEqual({ zh: '更换探头', en: '更换探头' })
    expect(halves('loose plug')).toEqual({ zh: 'loose plug', en: 'loose plug' })
  })
})

describe('an order in the list', () => {
  it('stands by what needs somebody: conflicts, then what is due, then what has no time', () => {
    const rows = [make('none', { due: null }), make('far', { due: at(9_000) }), make('near', { due: at(60) }), make('odd', { conflicts: 1, due: at(8_000) }), make('stands', { suspended: true, due: at(1) }), make('old', { stage: 'closed', changed: at(-90) }), make('new', { stage: 'closed', changed: at(-9) })]
    expect(rows.sort(byNeed).map((row) => row.id)).toEqual(['odd', 'near', 'far', 'none', 'stands', 'new', 'old'])
  })

  it('is counted by stage and by what is wrong with it', () => {
    const rows = [make('a'), make('b', { technician: null }), make('c', { technician: null, carrier: '联通' }), make('d', { due: at(-1) }), make('e', { due: at(-1), suspended: true }), make('f', { conflicts: 2 }), make('g', { stage: 'closed', due: at(-1) })]
    expect(orderCounts(rows, NOW)).toEqual({ byStage: { taken: 6 }, conflicts: 1, unassigned: 1, overdue: 1 })
  })

  it('is narrowed by what the address says', () => {
    const filter = orderFilterOf({ stage: 'taken', mark: 'x', kind: 'swap', text: '整流', technician: 't2' })
    expect(filter).toEqual({ ...NO_ORDER_FILTER, stage: 'taken', kind: 'swap', text: '整流', technician: 't2' })
    expect(orderQueryOf(filter)).toEqual({ stage: 'taken', kind: 'swap', text: '整流', technician: 't2' })
    expect(orderMatches({ ...NO_ORDER_FILTER, technician: 't2' }, make('a', { helpers: ['t2'] }), NOW)).toBe(true)
    expect(orderMatches({ ...NO_ORDER_FILTER, stage: 'dispatched' }, make('a'), NOW)).toBe(false)
    expect(orderMatches({ ...NO_ORDER_FILTER, stage: 'closed' }, make('a', { stage: 'cancelled' }), NOW)).toBe(true)
    expect(orderMatches({ ...NO_ORDER_FILTER, text: '大厅' }, make('a'), NOW)).toBe(true)
    expect(orderMatches({ ...NO_ORDER_FILTER, text: '别处' }, make('a'), NOW)).toBe(false)
  })

  it('asks the center for all that is open, and narrows only the past there', () => {
    expect(orderRequestOf({ ...NO_ORDER_FILTER, stage: 'taken', text: 'x' }, 0, 500).toString()).toBe('stage=open&offset=0&limit=500')
    expect(orderRequestOf({ ...NO_ORDER_FILTER, stage: 'closed', text: 'x' }, 100, 100).toString()).toBe('stage=closed&offset=100&limit=100&q=x')
  })

  it('is not set back by an answer that an event has overtaken', () => {
    expect([isNewer(make('a', { revision: 2 }), make('a')), isNewer(make('a', { revision: 4 }), make('a')), isNewer(make('a'), undefined)]).toEqual([false, true, true])
  })
})

describe('the desk', () => {
  it('may do what the stage allows, and a viewer nothing', () => {
    expect(deskActs(make('a', { stage: 'new' }), who('operator'))).toEqual(['accept', 'report', 'extend', 'supervise', 'cancel'])
    expect(deskActs(make('a', { stage: 'resolved', supervised: true }), who('operator'))).toEqual(['report', 'confirm', 'extend', 'suspend', 'cancel'])
    expect(deskActs(make('a', { suspended: true }), who('operator'))).not.toContain('urge')
    expect([deskActs(make('a'), who('viewer')), deskActs(make('a', { stage: 'closed' }), who('administrator')), deskActs(make('a'), null)]).toEqual([[], [], []])
  })

  it('answers a client, ends with the last answer, and opens again who is not satisfied', () => {
    const asked = make('a', { kind: 'complaint', stage: 'new' })
    expect(deskActs(asked, who('operator'))).toEqual(expect.arrayContaining(['answer', 'finish', 'report']))
    expect(deskActs(make('a', { kind: 'complaint', stage: 'in_progress' }), who('operator'))).not.toContain('finish')
    expect(deskActs(make('a', { kind: 'complaint', stage: 'closed' }), who('operator'))).toEqual(['reopen'])
    expect(deedOf('d', 'finish', { words: ' 已答复 ' }, asked)).toEqual({ id: 'd', act: 'answer', fields: { words: '已答复', done: true }, time: null })
    expect(deedOf('d', 'answer', { words: 'x' }, asked).fields).toEqual({ words: 'x', done: false })
  })

  it('gives another level to an order that is of no incident, with a reason', () => {
    const told = make('a', { incident: null, level: 3 })
    expect([deskActs(told, who('operator')).includes('grade'), deskActs(make('a'), who('operator')).includes('grade')]).toEqual([true, false])
    expect([lackOf('grade', { level: '2' }), lackOf('grade', { reason: 'x' })]).toEqual(['reason', 'level'])
    expect(deedOf('d', 'grade', { level: '2', reason: ' x ' }, told)).toEqual({ id: 'd', act: 'grade', fields: { level: 2, reason: 'x' }, time: null })
  })

  it('says what is missing before it asks', () => {
    expect(lackOf('suspend', { reason: 'x', approvedBy: ' ' })).toBe('approvedBy')
    expect(lackOf('split', { title: 'x' })).toBeNull()
    expect(lackOf('accept', {})).toBeNull()
  })

  it('settles conflicts only where there are some, and sends of a form only what it changed', () => {
    expect(deskActs(make('a', { conflicts: 1 }), who('operator'))).toContain('settle')
    expect(deskActs(make('a'), who('operator'))).not.toContain('settle')
    expect(filled({ number: 'W1', stars: '', content: 'x' }, { number: 'W2', stars: ' 5 ', content: 'x' })).toEqual({ stars: '5' })
  })

  it('takes an order away only by force', () => {
    expect(deedOf('1', 'dispatch', { technician: 't2' }, make('a'))).toEqual({ id: '1', act: 'dispatch', fields: { technician: 't2', forced: true }, time: null })
    expect(deedOf('1', 'dispatch', { technician: 't2' }, make('a', { technician: null })).fields.forced).toBe(false)
    expect(deedOf('1', 'split', { title: ' y ', technician: '' }, make('a')).fields).toEqual({ title: 'y', technician: null })
  })
})

describe('deeds', () => {
  // A phone without signal brings old news late: what counts is when it was done.
  it('stand in the order in which they were done, not in which they came', () => {
    expect([deed('later', 60, 61), deed('basement', 10, 4_000), deed('first', 0, 5)].sort(byTrueTime).map((one) => one.id)).toEqual(['first', 'basement', 'later'])
    expect([lateSeconds(deed('a', 10, 4_000)), lateSeconds(deed('b', 10, 5))]).toEqual([3_990, 0])
  })

  it('have ids that nothing else has', () => {
    expect(newId(new Uint8Array(16))).toBe('00000000-0000-4000-8000-000000000000')
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(newId()).not.toBe(newId())
  })

  it('lead along a way on which waiting for a part is part of the work', () => {
    expect([placeOnWay('waiting_part'), placeOnWay('in_progress'), placeOnWay('cancelled'), placeOnWay('closed')]).toEqual([6, 6, -1, WAY.length - 1])
  })
})
