import { describe, expect, it } from 'vitest'
import type { CameraFact, FactPage } from '../src/api/facts'
import { changedBy, effectOf, FACT_STATES, factFilterOf, factQueryOf, factRequestOf, groupsOf, stepsFor, wholeRequests } from '../src/cameras/fact'

function fact(id: number, more: Partial<CameraFact> = {}): CameraFact {
  return {
    id, request: id, code: `C-${id}`, kind: 'doubt', from: '2026-11-20T02:00:00Z', to: '2026-11-20T03:00:00Z', evidence: 'WO-1', text: '', resource: '', party: '', verdict: null, measure: 'both', askedBy: 'li', askedAt: '2026-11-21T01:00:00Z', state: 'undecided', decided: null, withdrawn: null, ...more,
  }
}
const me = (user: string, role: 'viewer' | 'operator' | 'engineer' | 'administrator') => ({ user, role, mustChangePassword: false })

describe('what may be done with a fact', () => {
  it('is never its approval by whoever asked for it, whatever the role', () => {
    expect(stepsFor(fact(1), me('li', 'administrator'))).toEqual(['withdraw'])
    for (const state of FACT_STATES) expect(stepsFor(fact(1, { state }), me('li', 'administrator'))).not.toContain('approve')
  })

  it('is its decision by another engineer, who may not withdraw it', () => {
    expect(stepsFor(fact(1), me('wang', 'engineer'))).toEqual(['approve', 'refuse'])
    expect(stepsFor(fact(1), me('wang', 'operator'))).toEqual([])
    expect(stepsFor(fact(1), null)).toEqual([])
  })

  it('is to take it back while it counts, and nothing afterwards', () => {
    for (const state of ['approved', 'entered'] as const) expect(stepsFor(fact(1, { state }), me('li', 'engineer'))).toEqual(['take-back'])
    for (const state of ['refused', 'withdrawn', 'taken-back'] as const) expect(stepsFor(fact(1, { state }), me('wang', 'administrator'))).toEqual([])
  })
})

describe('the filter of facts', () => {
  it('goes through the address and back, and leaves out what it does not understand', () => {
    const filter = { kind: 'backfill' as const, state: 'taken-back' as const, code: 'C-1', from: '2026-11-01', to: '2026-11-07' }
    expect(factFilterOf(factQueryOf(filter))).toEqual(filter)
    expect(factFilterOf({ kind: 'rumour', state: ['approved'], code: ['C-2', 'C-3'], from: '2026-11-31', to: '7' })).toEqual({ kind: 'all', state: 'all', code: 'C-2', from: '', to: '' })
    expect(factQueryOf(factFilterOf({}))).toEqual({})
  })

  // Days are those of the contract's zone, and the last one is in it.
  it('asks for the days in Beijing time', () => {
    const query = factRequestOf({ kind: 'all', state: 'all', code: '', from: '2026-11-01', to: '2026-11-01' }, 100, 7)
    expect(Object.fromEntries(query)).toEqual({ kind: 'all', state: 'all', limit: '100', from: '2026-10-31T16:00:00.000Z', to: '2026-11-01T16:00:00.000Z', before: '7' })
  })
})

describe('facts that were asked for together', () => {
  it('are one, and a part that was decided apart is another', () => {
    const approved = { state: 'approved' as const, decided: { decision: 'approved' as const, by: 'wang', at: '2026-11-21T02:00:00Z', comment: '' } }
    const groups = groupsOf([fact(9), fact(8, { request: 5 }), fact(7, { request: 5, ...approved }), fact(6, { request: 5 }), fact(5, { ...approved })])
    expect(groups.map((group) => [group.first.state, group.ids])).toEqual([['undecided', [9]], ['undecided', [6, 8]], ['approved', [5, 7]]])
    expect(groups[1]?.codes).toEqual(['C-6', 'C-8'])
  })

  // Approving what is only partly on the page would approve a part of it without saying so.
  it('are never cut in two by the end of a page', async () => {
    const all = [...Array.from({ length: 60 }, (_, i) => fact(2_100 - i)), ...Array.from({ length: 1_990 }, (_, i) => fact(2_040 - i, { request: 51 })), ...Array.from({ length: 50 }, (_, i) => fact(50 - i))]
    let asked = 0
    const center = (limit: number, before: number | null): Promise<FactPage> => {
      asked++
      const found = all.filter((one) => before === null || one.id < before)
      return Promise.resolve({ facts: found.slice(0, limit), next: found.length > limit ? (found[limit - 1]?.id ?? null) : null })
    }
    const first = await wholeRequests(center, null)
    expect(groupsOf(first.facts).at(-1)?.ids.length).toBe(1_990)
    expect(first.facts.at(-1)?.id).toBe(51)
    expect(first.next).toBe(51)
    const rest = await wholeRequests(center, first.next)
    expect(rest).toEqual({ facts: all.slice(-50), next: null })
    expect(asked).toBe(4)
  })

  it('come with one question when the page ends where a request does', async () => {
    const page = { facts: [fact(3), fact(2)], next: 2 }
    expect(await wholeRequests(() => Promise.resolve(page), null)).toEqual(page)
  })
})

describe('what an approval changes', () => {
  const tally = { out: 1, excluded: 2, unknown: 3, down: 4, up: 0 }

  it('is known time by a doubt', () => {
    expect(changedBy({ kind: 'doubt' }, tally)).toEqual([{ class: 'down', word: 'doubtedDown', millis: 4 }])
  })

  it('is unknown time alone by a back-fill', () => {
    expect(changedBy({ kind: 'backfill', verdict: 'good', measure: 'both' }, tally)).toEqual([{ class: 'up', word: 'filledGood', millis: 3 }])
    expect(changedBy({ kind: 'backfill', verdict: 'bad', measure: 'both' }, { ...tally, unknown: 0 })).toEqual([])
  })

  it('is nothing of the reckoning by an attribution', () => {
    expect(effectOf(fact(1, { kind: 'attribution' }))).toBeNull()
    expect(effectOf(fact(1, { kind: 'backfill', verdict: 'bad', measure: 'intact' }))).toEqual({ kind: 'backfill', verdict: 'bad', measure: 'intact' })
  })
})
