import { call } from './client'
import type { Texts } from './types'

// The shapes of center-app's openapi.yaml about who goes where and when.

export interface Stop {
  order: string | null
  kind: 'pickup' | 'order'
  place: string
  name: Texts | string
  lat: number | null
  lon: number | null
  arrive: string
  start: string
  end: string
  travelMinutes: number
  /** Time to spare before a clock of the order is used up. */
  slackSeconds: number | null
  /** It has begun, or a person decided it. */
  pinned: boolean
}

export interface Route {
  technician: string
  name: string
  stops: Stop[]
}

export interface Unassigned {
  order: string
  why: Texts
  advice: Texts[]
}

export interface DispatchPlan {
  at: string
  version: number
  score: string
  routes: Route[]
  unassigned: Unassigned[]
}

export interface Choice {
  technician: string
  name: string
  part: string | null
  source: string | null
  arrive: string
  end: string
  slackSeconds: number | null
  why: Texts
}

export interface Explanation {
  order: string
  chosen: Choice | null
  next: { technician: string; name: string; extraMinutes: number; slackSeconds: number | null; why: Texts }[]
  binding: Texts
  noPart: { why: Texts; advice: Texts[] } | null
}

const part = encodeURIComponent

export const dispatchApi = {
  plan: (signal?: AbortSignal) => call<DispatchPlan>('GET', '/dispatch/plan', undefined, signal),
  explain: (order: string, signal?: AbortSignal) => call<Explanation>('GET', `/dispatch/orders/${part(order)}`, undefined, signal),
  assign: (order: string, wish: { technician: string; at: string | null; reason: string }) => call<unknown>('POST', `/dispatch/orders/${part(order)}/assign`, wish),
}
