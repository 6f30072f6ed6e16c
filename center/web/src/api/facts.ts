import { call } from './client'

// What people say of cameras' time beside the looks, in the shapes of center-app's openapi.yaml.

export type FactKind = 'attribution' | 'doubt' | 'backfill'
export type FactState = 'undecided' | 'approved' | 'entered' | 'refused' | 'withdrawn' | 'taken-back'
export type FactVerdict = 'good' | 'bad'
export type FactMeasure = 'online' | 'intact' | 'both'

export interface FactWish {
  cameras: string[]
  kind: FactKind
  from: string
  to: string
  evidence: string
  text: string
  /** Of a back-fill only. */
  verdict?: FactVerdict
  measure?: FactMeasure
}

export interface CameraFact {
  id: number
  /** The first id of those that one request asked for. */
  request: number
  code: string
  kind: FactKind
  from: string
  to: string
  evidence: string
  text: string
  resource: string
  party: string
  verdict: FactVerdict | null
  measure: FactMeasure
  askedBy: string
  askedAt: string
  /** `entered` counts without approval: it is older than that rule. */
  state: FactState
  decided: { decision: 'approved' | 'refused' | 'entered'; by: string; at: string; comment: string } | null
  withdrawn: { by: string; at: string; comment: string } | null
}

export interface FactPage {
  facts: CameraFact[]
  next: number | null
}

/** One step is about up to 2,000 cameras. */
const LONG_MILLIS = 120_000
type Facts = Promise<{ facts: CameraFact[] }>

export const factApi = {
  list: (query: URLSearchParams, signal?: AbortSignal) => call<FactPage>('GET', `/camera-facts?${query}`, undefined, signal, LONG_MILLIS),
  ask: (wish: FactWish): Facts => call('POST', '/camera-facts', wish, undefined, LONG_MILLIS),
  rule: (ids: number[], decision: 'approve' | 'refuse', comment: string): Facts => call('POST', '/camera-facts/rule', { ids, decision, comment }, undefined, LONG_MILLIS),
  withdraw: (ids: number[], comment: string): Facts => call('POST', '/camera-facts/withdraw', { ids, comment }, undefined, LONG_MILLIS),
}
