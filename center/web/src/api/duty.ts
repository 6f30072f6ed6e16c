import { call } from './client'
import type { IncidentRow, MessageRow } from './incidents'
import type { Severity, Texts } from './types'

// The shapes of center-app's openapi.yaml about messages, operator load and handover.

/** What could not be told; `receiver` is empty when it reached nobody. */
export interface Failure {
  time: string
  what: string
  receiver: string
  channel: string
  why: string
}

export interface MessagePage {
  messages: MessageRow[]
  total: number
}

export type Verdict = 'good' | 'limit' | 'over'

export interface Span {
  from: string
  to: string
}

export interface Shift extends Span {
  /** Empty for a time that was asked for. */
  id: string
  name: Texts
}

/** The figures of a shift (ISA-18.2), once over alarms, once over incidents. */
export interface Figures {
  activations: number
  perTenMinutes: number
  perHour: number
  perDay: number
  /** Stretches of ten minutes; `crowded` of them had more than ten. */
  intervals: number
  crowded: number
  mostInTenMinutes: number
  floods: Span[]
  /** 0 to 1. */
  floodShare: number
  topSources: { source: string; name: Texts; count: number; share: number }[]
  chattering: string[]
  fleeting: number
  stale: number
  byPriority: Record<string, number>
  verdicts: Record<string, Verdict>
}

export interface Load {
  shift: Shift
  alarms: Figures
  incidents: Figures
}

/** An alarm as a sheet names it. */
export interface SheetAlarm {
  id: number
  edge: string
  device: string
  deviceTitle: Texts
  site: string
  severity: Severity
  text: Texts
  raised: string
  shelvedUntil?: string
  shelvedBy?: string
  reason?: string
}

export interface SheetWindow {
  id: string
  title: string
  state: string
  from: string
  to: string
  devices?: number
}

export interface Handover {
  shift: Shift
  open: IncidentRow[]
  resolvedIn: IncidentRow[]
  byHand: IncidentRow[]
  shelved: SheetAlarm[]
  stale: SheetAlarm[]
  notObserved: { node: string; name: Texts; site: string | null; since: string | null; devices: number }[]
  maintenance: SheetWindow[]
  failedMessages: MessageRow[]
  notes: { time: string; user: string; text: string }[]
  signed: { user: string; time: string }[]
  /** How many of each part are left out. */
  more: Record<string, number>
  at: string
}

const part = encodeURIComponent

export const dutyApi = {
  messages: (query: URLSearchParams, signal?: AbortSignal) => call<MessagePage>('GET', `/messages?${query}`, undefined, signal),
  failures: (day: string, signal?: AbortSignal) => call<{ day: string; failures: Failure[]; more: boolean }>('GET', `/messages/failures?day=${part(day)}`, undefined, signal),
  receipt: (id: number | string) => call<unknown>('POST', `/messages/${part(String(id))}/receipt`, {}),
  shifts: () => call<Shift[]>('GET', '/shifts'),
  load: (query: URLSearchParams, signal?: AbortSignal) => call<Load>('GET', `/load?${query}`, undefined, signal),
  handover: (span: Span, signal?: AbortSignal) => call<Handover>('GET', `/handover?${new URLSearchParams({ from: span.from, to: span.to })}`, undefined, signal),
  note: (text: string) => call<unknown>('POST', '/handover/notes', { text }),
  sign: (span: Span) => call<{ signed: Handover['signed'] }>('POST', '/handover/sign', { from: span.from, to: span.to }),
}
