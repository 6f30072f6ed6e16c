import { setCenterTime } from '../live/clock'
import { call } from './client'
import type { Severity, Texts } from './types'

// The shapes of center-app's openapi.yaml about incidents.

export type IncidentState = 'held' | 'open' | 'resolved' | 'merged'

/** Said by the rules, not by the thing itself: so many of its children failed together. */
export interface Inferred {
  failed: number
  of: number
  rule: string
}

export interface IncidentRow {
  /** 16 hex digits. */
  id: string
  opened: string
  resolved: string | null
  /** When somebody was told. */
  told: string | null
  /** `held`: a cause may still become known, nobody is told yet. */
  state: IncidentState
  root: { node: string; name: Texts; type: string; typeText: Texts; inferred: Inferred | null; alarmId: number | null }
  site: string | null
  room: string | null
  severity: Severity
  members: number
  active: number
  /** Members of which nothing is known because their observer is gone; they are not down. */
  notObserved: number
  sentence: Texts
  /** The incident that it is left over from. */
  residualOf: string | null
  mergedInto: string | null
  /** A person merged, split or named the root. */
  byHand: boolean
  acknowledged: boolean
  /** Id of the maintenance window that governs it. */
  maintenance: string | null
  changed: string
}

export interface IncidentPage {
  incidents: IncidentRow[]
  total: number
  counts: { open: number; held: number; notObserved: number; unacknowledged: number; bySeverity: Partial<Record<Severity, number>> }
  at: string
}

export interface Rejected {
  node: string
  name?: Texts
  type: string
  why: Texts
}

/** One raise of an alarm and its place in the tree. */
export interface Member {
  episode: string
  parent: string | null
  node: string
  name: Texts
  type: string
  typeText: Texts
  alarmId: number | null
  severity: Severity
  raised: string
  ended: string | null
  endWhy: string | null
  endText?: Texts | null
  inferred: Inferred | null
  /** It outlasted its cause: the incident that it became. */
  residual: string | null
  notObserved: boolean
  /** A person put it here. */
  pinned: boolean
  lagSeconds: number | null
  rule: string | null
  ruleVersion: number | null
  /** The nodes from the cause to this one. */
  way: string[]
  explanation: Texts
  rejected: Rejected[]
}

export interface TimelineRow {
  time: string
  kind: string
  text: Texts
  user: string | null
  reason: string | null
}

export type MessageState = 'waiting' | 'held' | 'sent' | 'delivered' | 'failed' | 'unknown' | 'withdrawn' | 'dropped'

export interface MessageRow {
  id: number | string
  incident: string | null
  notice: string
  receiver: string
  channel: string
  kind: string
  level: number
  title: string
  body: string
  state: MessageState
  why: string
  attempts: { time: string; outcome: string; why: string }[]
  made: string
  next: string | null
  step: number
  receipt: { time: string; by: string } | null
}

export interface IncidentStory {
  incident: IncidentRow
  tree: Member[]
  /** How many members are not in the tree. */
  more?: number
  timeline: TimelineRow[]
  messages: MessageRow[]
  tried: { time: string; user: string; what: Texts }[]
  graphVersion: number
  /** What is to be said of what was just done. */
  note?: Texts | null
}

const at = (id: string) => `/incidents/${encodeURIComponent(id)}`

export const incidentApi = {
  list: async (query: URLSearchParams, signal?: AbortSignal): Promise<IncidentPage> => {
    const page = await call<IncidentPage>('GET', `/incidents?${query}`, undefined, signal)
    setCenterTime(page.at)
    return page
  },
  story: (id: string, signal?: AbortSignal) => call<IncidentStory>('GET', at(id), undefined, signal),
  acknowledge: (id: string, comment: string) => call<{ note?: Texts | null } | undefined>('POST', `${at(id)}/acknowledge`, comment === '' ? {} : { comment }),
  merge: (id: string, into: string, reason: string) => call<{ note?: Texts | null } | undefined>('POST', `${at(id)}/merge`, { into, reason }),
  split: (id: string, episode: string, reason: string) => call<{ note?: Texts | null } | undefined>('POST', `${at(id)}/split`, { episode, reason }),
  reroot: (id: string, node: string, reason: string) => call<{ note?: Texts | null } | undefined>('POST', `${at(id)}/reroot`, { node, reason }),
}
