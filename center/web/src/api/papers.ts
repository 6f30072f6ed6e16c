import { call } from './client'
import type { Texts } from './types'

// The shapes of center-app's openapi.yaml about inspections, ledgers and papers.

export const ROUND_STATES = ['due', 'missed', 'planned', 'done'] as const
export type RoundState = (typeof ROUND_STATES)[number]

export interface InspectionRound {
  id: string
  plan: string
  item: string
  name: Texts
  site: string | null
  from: string
  to: string
  state: RoundState
  order: string | null
  technician: string | null
  done: number
  of: number
}

export interface InspectionPlan {
  id: string
  item: string
  name: Texts
  /** How often, in words. */
  every: Texts | string
  /** How many things are looked at. */
  items: number
  /** How many devices it is about now. */
  devices: number
  /** How often each device must be on a round in a month; 0 when nothing is said. */
  perMonth: number
  signed: boolean
  /** Devices that were on fewer rounds this month so far, at most 200. */
  lacking: { node: string; name: Texts; site: string; done: number }[]
  lackingTotal: number
}

export const LEDGERS = ['repair', 'damage', 'dismantled', 'calibration', 'inspection'] as const
export type LedgerKind = (typeof LEDGERS)[number]

export interface Ledger {
  columns: { id: string; text: Texts }[]
  /** By column; beside an id what it is called, `siteText` beside `site`. */
  rows: Record<string, unknown>[]
  total: number
}

export const PAPER_KINDS = ['incident', 'service', 'score', 'inspection'] as const
export type PaperKind = (typeof PAPER_KINDS)[number]

export interface Paper {
  id: string
  kind: PaperKind
  title: Texts
  from: string
  to: string
  due: string | null
  state: 'draft' | 'issued' | 'late'
  /** How many places the last version left empty. */
  lacks: number
  contract: string | null
  incident: string | null
}

export interface PaperChange {
  where: string
  was: string
  now: string
}

/** What was handed in; it never changes. */
export interface PaperVersion {
  number: number
  time: string
  by: string
  reason: string
  sha256: string
  late: boolean
  /** Places that it left empty. */
  lacks: string[]
  changes: PaperChange[]
  /** To whom it is mailed, and what came of it. */
  mails: { to: string; state: 'waiting' | 'sent' | 'failed'; attempts: number; time: string | null; why: string }[]
}

/** A paper before it is handed in: what only people can write. */
export interface PaperDraft {
  id: string
  title: Texts | string
  issued: PaperVersion | null
  versions: PaperVersion[]
  /** What would change if it were handed in now. */
  pending: PaperChange[]
  blanks: { id: string; title: Texts | string; hint: Texts | string; text: string }[]
  /** The lines of a score sheet, null of any other paper. */
  score: PaperScore | null
}

export interface PaperScore {
  full: number
  now: number
  sure: number
  lines: { rule: string; text: string; full: number; most: number; least: number; basis: string; judged: boolean }[]
  lost: { rule: string; points: number; why: string; incident: string | null }[]
}

const part = encodeURIComponent

export const paperApi = {
  rounds: (query: URLSearchParams, signal?: AbortSignal) => call<{ rounds: InspectionRound[]; total: number }>('GET', `/inspections?${query}`, undefined, signal),
  plans: (signal?: AbortSignal) => call<{ plans: InspectionPlan[] }>('GET', '/inspections/plans', undefined, signal),
  ledger: (kind: LedgerKind, query: URLSearchParams, lang: 'zh' | 'en', signal?: AbortSignal) => call<Ledger>('GET', `/ledgers/${kind}?${query}&lang=${lang}`, undefined, signal),
  paper: (id: string, lang: 'zh' | 'en', signal?: AbortSignal) => call<PaperDraft>('GET', `/papers/${part(id)}?lang=${lang}`, undefined, signal),
  fill: (id: string, blanks: Record<string, string>) => call<unknown>('POST', `/papers/${part(id)}/blanks`, { blanks }),
  issue: (id: string, reason: string) => call<unknown>('POST', `/papers/${part(id)}/issue`, { reason }),
  papers: (query: URLSearchParams, signal?: AbortSignal) => call<{ papers: Paper[] }>('GET', `/papers?${query}`, undefined, signal),
}
export const ledgerFilePath = (kind: LedgerKind, form: 'xlsx' | 'pdf', query: URLSearchParams, lang: 'zh' | 'en') => `/ledgers/${kind}/export.${form}?${query}&lang=${lang}`
export const paperPath = (id: string, form: 'docx' | 'pdf' | 'xlsx', lang: 'zh' | 'en') => `/papers/${part(id)}.${form}?lang=${lang}`
