import { call } from './client'
import type { Texts } from './types'

// Rules of cause and effect, their trial and what was learned, in the shapes of center-app's openapi.yaml.

export interface RuleProblem {
  /** Counted from 1; null where the problem is not of one line. */
  line: number | null
  column: number | null
  /** `syntax`, or what the check of the whole book calls it. */
  kind: string
  /** Ids of the rules that it speaks of. */
  rules: string[]
  text: Texts
}

export interface RuleVersion {
  version: number
  text: string
  /** Empty for the rules that a new center begins with. */
  author: string
  time: string | null
  reason: string
  problems: RuleProblem[]
}

export interface TrialExample {
  kind: 'merged' | 'split' | 'rerooted'
  before: Texts[]
  after: Texts[]
}

export interface Trial {
  from: string
  to: string
  alarms: number
  incidentsBefore: number
  incidentsAfter: number
  counts: { merged: number; split: number; rerooted: number }
  examples: TrialExample[]
  /** Memberships that each rule explains, by its id. */
  linksBefore: Record<string, number>
  linksAfter: Record<string, number>
  passedOver: number
}

export type ProposalState = 'open' | 'accepted' | 'declined'

/** Of a rule: how often one type was followed by another. */
export interface PairEvidence {
  causes: number
  followed: number
  preceded: number
  expected: number
  lift: number
  sites: number
  lagP50Seconds: number
  lagP95Seconds: number
  chance: number
}

/** Of an edge: how often two devices failed together. */
export interface TogetherEvidence {
  one: string
  other: string
  together: number
  oneFirst: number
  expected: number
  chance: number
  examples: string[]
}

export interface Proposal {
  id: string
  kind: 'rule' | 'edge'
  text: Texts
  /** What to do once it is accepted. */
  edit?: Texts
  /** The line for the rule book, for a rule. */
  rule?: string | null
  evidence: Partial<PairEvidence> & Partial<TogetherEvidence>
  state: ProposalState
  by: string | null
  reason: string | null
  time: string | null
}

export interface LearningRun {
  at: string
  since?: string
  /** The share of that time in which the center really heard. */
  covered: string
  alarms?: number
}

export interface Proposals {
  proposals: Proposal[]
  run: LearningRun | null
}

/** A trial walks a long history twice. */
const LONG_MILLIS = 180_000
const part = encodeURIComponent

export const ruleApi = {
  live: (signal?: AbortSignal) => call<RuleVersion>('GET', '/rules', undefined, signal),
  check: (text: string, signal?: AbortSignal) => call<{ problems: RuleProblem[] }>('POST', '/rules/check', { text }, signal),
  trial: (text: string, from: string, to: string, signal?: AbortSignal) => call<Trial>('POST', '/rules/trial', { text, from, to }, signal, LONG_MILLIS),
  /** Refused when another version than `version` is live by now. */
  goLive: (text: string, reason: string, version: number) => call<RuleVersion>('POST', '/rules', { text, reason, version }, undefined, LONG_MILLIS),
  history: () => call<{ versions: RuleVersion[] }>('GET', '/rules/history'),
  proposals: (signal?: AbortSignal) => call<Proposals>('GET', '/proposals', undefined, signal),
  learn: () => call<LearningRun>('POST', '/proposals/run', {}, undefined, LONG_MILLIS),
  judge: (id: string, accept: boolean, reason: string) => call<Proposal>('POST', `/proposals/${part(id)}`, { accept, reason }),
}
