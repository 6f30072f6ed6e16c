import { setCenterTime } from '../live/clock'
import { call } from './client'
import type { Texts } from './types'

// The shapes of center-app's openapi.yaml about contract clocks.

export const CLOCK_KINDS = ['respond', 'arrive', 'diagnose', 'restore', 'replace', 'report'] as const
export type ClockKind = (typeof CLOCK_KINDS)[number]
export type ClockState = 'running' | 'paused' | 'outside-hours' | 'met' | 'broken' | 'cancelled'

/** How a person may say that what was promised has happened; each promise takes some of them. */
export const STOP_WAYS = ['action', 'presence', 'swap', 'workaround', 'person', 'paper'] as const
export type StopWay = (typeof STOP_WAYS)[number]

export interface Signed {
  by: string
  time: string
}

export interface ClockPause {
  id: string
  from: string
  to: string | null
  reason: string
  /** The reason in words, where the contract has them. */
  reasonText?: Texts | null
  evidence: string
  asked: Signed
  approved: Signed | null
  /** Taken back, or declined. */
  withdrawn: Signed | string | null
  /** Another person said no. */
  declined?: Signed | null
}

export interface ClockRow {
  id: string
  incident: string
  order: string | null
  item: { contract: string; item: string; promise: string; name: Texts }
  kind: ClockKind
  level: number
  state: ClockState
  /** Its time was used up before it was stopped, if it was. */
  broken: boolean
  start: string
  /** When its time is used up if all stays as it is; null while nothing says when. */
  due: string | null
  stopped: string | null
  /** The way in which it was stopped. */
  branch: string | null
  usedPercent: number
  /** Below zero behind the deadline. */
  leftSeconds: number | null
  why: Texts
  /** The last step of escalation that was told, in percent. */
  step: number | null
  /** After this instant a spare part could not be fitted in time. */
  decideSpareBy: string | null
  pauses: ClockPause[]
  site: string
  root: { node: string; name: Texts }
  /** What was shown once and is not so any more. */
  corrected: { time: string; was: Texts }[]
}

export interface ClockPage {
  clocks: ClockRow[]
  total: number
  counts: { running: number; soon: number; broken: number; paused: number }
  at: string
}

export interface PauseWish {
  from: string
  to: string | null
  reason: string
  evidence: string
}

const at = (id: string) => `/clocks/${encodeURIComponent(id)}`

export const clockApi = {
  list: async (query: URLSearchParams, signal?: AbortSignal): Promise<ClockPage> => {
    const page = await call<ClockPage>('GET', `/clocks?${query}`, undefined, signal)
    setCenterTime(page.at)
    return page
  },
  clock: (id: string, signal?: AbortSignal) => call<ClockRow>('GET', at(id), undefined, signal),
  pause: (id: string, wish: PauseWish) => call<ClockRow>('POST', `${at(id)}/pauses`, wish),
  rulePause: (id: string, pause: string, wish: { approve: boolean; retroactive: boolean; reason: string }) => call<ClockRow>('POST', `${at(id)}/pauses/${encodeURIComponent(pause)}/rule`, wish),
  withdrawPause: (id: string, pause: string, reason: string) => call<ClockRow>('POST', `${at(id)}/pauses/${encodeURIComponent(pause)}/withdraw`, { reason }),
  stop: (id: string, wish: { at: string; branch: string; reason: string; evidence: string }) => call<ClockRow>('POST', `${at(id)}/stop`, wish),
  level: (incident: string, level: number, reason: string) => call<void>('POST', `/incidents/${encodeURIComponent(incident)}/level`, { level, reason }),
}
