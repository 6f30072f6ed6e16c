import type { Tally } from '../api/cameras'
import type { CameraFact, FactKind, FactMeasure, FactPage, FactState, FactVerdict } from '../api/facts'
import type { Me } from '../api/types'
import { DAY_MILLIS, dayOf } from './days'

export const FACT_KINDS: readonly FactKind[] = ['doubt', 'backfill', 'attribution']
/** What this console asks for; attributions come with their incidents. */
export const ASKED_KINDS = ['doubt', 'backfill'] as const
export type AskedKind = (typeof ASKED_KINDS)[number]
export const FACT_STATES: readonly FactState[] = ['undecided', 'approved', 'refused', 'withdrawn', 'taken-back', 'entered']
export const FACT_MEASURES: readonly FactMeasure[] = ['both', 'online', 'intact']
/** Facts that are asked for at first, and at once to have the rest of a request. */
export const FACT_PAGE = 300
export const REST_PAGE = 1_000
/** A request has at most 2,000 facts. */
const MAX_RESTS = 2

export const FACT_STEPS = ['approve', 'refuse', 'withdraw', 'take-back'] as const
export type FactStep = (typeof FACT_STEPS)[number]

/** Which facts are listed; days as written, empty for any. */
export interface FactFilter {
  kind: FactKind | 'all'
  state: FactState | 'all'
  code: string
  from: string
  to: string
}

const one = (value: unknown): string => (Array.isArray(value) ? String(value[0] ?? '') : typeof value === 'string' ? value : '')

/** The filter that an address says; what it does not understand it leaves out. */
export function factFilterOf(query: Record<string, unknown>): FactFilter {
  const day = (value: unknown) => (dayOf(one(value)) === null ? '' : one(value))
  return {
    kind: FACT_KINDS.find((each) => each === query.kind) ?? 'all',
    state: FACT_STATES.find((each) => each === query.state) ?? 'all',
    code: one(query.code).trim().slice(0, 128),
    from: day(query.from),
    to: day(query.to),
  }
}
export function factQueryOf(filter: FactFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, word]) => word !== '' && word !== 'all'))
}
/** What the center is asked for; the last day is in it. */
export function factRequestOf(filter: FactFilter, limit: number, before: number | null): URLSearchParams {
  const query = new URLSearchParams({ kind: filter.kind, state: filter.state, limit: String(limit) })
  const [from, to] = [dayOf(filter.from), dayOf(filter.to)]
  if (filter.code !== '') query.set('code', filter.code)
  if (from !== null) query.set('from', new Date(from).toISOString())
  if (to !== null) query.set('to', new Date(to + DAY_MILLIS).toISOString())
  if (before !== null) query.set('before', String(before))
  return query
}

/**
 * A page on which no request is cut in two: a decision on a request is one on all of it, so all of it must be there.
 * `ask` brings facts with smaller ids than `before`, largest first.
 */
export async function wholeRequests(ask: (limit: number, before: number | null) => Promise<FactPage>, before: number | null): Promise<FactPage> {
  const { facts: first, next: more } = await ask(FACT_PAGE, before)
  const facts = [...first]
  let next = more
  const cut = facts.at(-1)?.request
  for (let rest = 0; rest < MAX_RESTS && next !== null && cut !== undefined && facts.at(-1)?.id !== cut; rest++) {
    const page = await ask(REST_PAGE, next)
    const mine = page.facts.filter((fact) => fact.request === cut)
    facts.push(...mine)
    if (mine.length < page.facts.length) return { facts, next: facts.at(-1)?.id ?? null }
    next = page.next
  }
  return { facts, next }
}

/** What was asked for together and went the same way since. */
export interface FactGroup {
  first: CameraFact
  ids: number[]
  codes: string[]
}

/** Facts, newest first, as the requests that they came with; a part that was decided apart stands apart. */
export function groupsOf(facts: readonly CameraFact[]): FactGroup[] {
  const groups = new Map<string, CameraFact[]>()
  for (const fact of facts) {
    const key = [fact.request, fact.state, fact.decided?.at, fact.withdrawn?.at].join(' ')
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [fact])
    else known.push(fact)
  }
  return [...groups.values()].map((all) => {
    const sorted = all.toSorted((a, b) => a.id - b.id)
    return { first: sorted[0] as CameraFact, ids: sorted.map((fact) => fact.id), codes: sorted.map((fact) => fact.code) }
  })
}

/** What the user may do with a fact; the center holds to the same rules. */
export function stepsFor(fact: CameraFact, me: Me | null | undefined): FactStep[] {
  if (me == null || me.role === 'viewer' || me.role === 'operator') return []
  switch (fact.state) {
    case 'undecided':
      return me.user === fact.askedBy ? ['withdraw'] : ['approve', 'refuse']
    case 'approved':
    case 'entered':
      return ['take-back']
    case 'refused':
    case 'withdrawn':
    case 'taken-back':
      return []
  }
}

/** How a fact would change the reckoning of a time. */
export type FactEffect = { kind: 'doubt' } | { kind: 'backfill'; verdict: FactVerdict; measure: FactMeasure }

export function effectOf(fact: CameraFact): FactEffect | null {
  if (fact.kind === 'doubt') return { kind: 'doubt' }
  return fact.kind === 'backfill' && fact.verdict !== null ? { kind: 'backfill', verdict: fact.verdict, measure: fact.measure } : null
}

/** A doubt makes known time unknown; a back-fill makes unknown time known, and touches no other. */
export function changedBy(effect: FactEffect, tally: Tally): { class: 'up' | 'down' | 'unknown'; word: 'doubtedDown' | 'doubtedUp' | 'filledGood' | 'filledBad'; millis: number }[] {
  const all = effect.kind === 'doubt'
    ? [{ class: 'down' as const, word: 'doubtedDown' as const, millis: tally.down }, { class: 'up' as const, word: 'doubtedUp' as const, millis: tally.up }]
    : effect.verdict === 'good'
      ? [{ class: 'up' as const, word: 'filledGood' as const, millis: tally.unknown }]
      : [{ class: 'down' as const, word: 'filledBad' as const, millis: tally.unknown }]
  return all.filter((each) => each.millis > 0)
}
