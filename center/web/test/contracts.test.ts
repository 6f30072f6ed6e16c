import { describe, expect, it } from 'vitest'
import type { ContractItem } from '../src/api/contracts'
import type { InspectionRound, Paper } from '../src/api/papers'
import { asEditorProblem, bandOf, dayPart, isError, itemMatches, pointsText, shareOf } from '../src/contracts/book'
import { byPaper, byRound, dueIn, judgedPoints, scoreNow } from '../src/contracts/papers'

const NOW = Date.parse('2026-11-23T02:00:00Z')
const at = (hours: number) => new Date(NOW + hours * 3_600_000).toISOString()
const item: ContractItem = { id: 'G10', name: { zh: '基站抢修', en: 'Radio stations' }, source: '002:2310', owner: 'client', repairs: 'provider', pays: 'provider', devices: 3, commitments: [{ id: 'a', kind: 'restore', text: { zh: '2 小时内恢复' } }], late: null }
const paper = (id: string, state: Paper['state'], due: number | null, to = 0): Paper => ({ id, kind: 'service', title: { zh: id }, from: at(to - 1), to: at(to), due: due === null ? null : at(due), state, lacks: 0, contract: null, incident: null })
const round = (id: string, state: InspectionRound['state'], to: number): InspectionRound => ({ id, plan: 'p', item: 'G1', name: { zh: id }, site: 's', from: at(to - 1), to: at(to), state, order: null, technician: null, done: 0, of: 1 })

describe('a contract on the screen', () => {
  it('is searched by what it promises, too', () => {
    expect([itemMatches(item, '2 小时'), itemMatches(item, 'radio'), itemMatches(item, '002:23'), itemMatches(item, ' '), itemMatches(item, '摄像机')]).toEqual([true, true, true, true, false])
  })

  it('shows its problems where they are, whatever form their words have', () => {
    expect(asEditorProblem({ line: 3, column: 2, text: '错' })).toMatchObject({ line: 3, column: 2, kind: 'syntax', text: { zh: '错', en: '错' } })
    expect(asEditorProblem({ line: null, column: null, text: { zh: '错', en: 'bad' } }).text).toEqual({ zh: '错', en: 'bad' })
  })

  // 85 and 65 of 100: bond returned, rectify, fail.
  it('is scored in the bands of the contract', () => {
    expect([85, 84.9, 65, 64.9].map((now) => bandOf({ full: 100, now }))).toEqual(['good', 'mend', 'mend', 'lost'])
    expect([shareOf({ full: 100, now: 120 }), shareOf({ full: 100, now: -5 }), shareOf({ full: 0, now: 0 })]).toEqual([1, 0, 1])
    expect([pointsText(-2), pointsText(0.5), pointsText(-1.005)]).toEqual(['2', '0.5', '1'])
  })

  it('writes days of the contract\'s zone', () => {
    expect([dayPart('2026-11-22T16:00:00Z'), dayPart('2026-11-23'), dayPart(null)]).toEqual(['2026-11-23', '2026-11-23', null])
  })

  it('may go into force with a warning, not with an error', () => {
    expect([isError({ line: 1, column: 1, text: 'x' }), isError({ line: 1, column: 1, text: 'x', warning: true }), asEditorProblem({ line: 1, column: 1, text: 'x', warning: true }).kind]).toEqual([true, false, 'warning'])
  })
})

describe('papers and rounds', () => {
  it('stand by what must be done first', () => {
    expect([paper('old', 'issued', -900, -50), paper('none', 'draft', null), paper('soon', 'draft', 3), paper('late', 'late', -2), paper('new', 'issued', -9, -5)].sort(byPaper).map((one) => one.id)).toEqual(['late', 'soon', 'none', 'new', 'old'])
    expect([round('done', 'done', -9), round('plan', 'planned', 50), round('miss2', 'missed', -40), round('due', 'due', 4), round('miss1', 'missed', -20)].sort(byRound).map((one) => one.id)).toEqual(['due', 'miss1', 'miss2', 'plan', 'done'])
  })
  it('say how long there is, and how late it is', () => {
    expect([dueIn(paper('a', 'draft', 2), NOW), dueIn(paper('a', 'late', -1), NOW), dueIn(paper('a', 'issued', -1), NOW), dueIn(paper('a', 'draft', null), NOW)]).toEqual([7200, -3600, null, null])
  })

  it('counts a score sheet by what stands on the screen', () => {
    const line = (rule: string, full: number, most: number, least: number, judged: boolean) => ({ rule, text: rule, full, most, least, basis: '', judged })
    const score = { full: 100, now: 94, sure: 44, lines: [line('a', 50, 44, 44, false), line('b', 50, 50, 0, true)], lost: [] }
    expect(scoreNow(score, {})).toEqual({ now: 94, sure: 44, open: 1 })
    expect(scoreNow(score, { 'points.b': '30' })).toEqual({ now: 74, sure: 74, open: 0 })
    expect(scoreNow(score, { 'points.b': '51' })).toEqual({ now: 94, sure: 44, open: 1 })
    expect(['', ' 7 ', '51', '-1', 'x'].map((text) => judgedPoints(score.lines[1]!, { 'points.b': text }))).toEqual([null, 7, undefined, undefined, undefined])
  })
})
