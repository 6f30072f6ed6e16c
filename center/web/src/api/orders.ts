import { setCenterTime } from '../live/clock'
import { call } from './client'
import type { ClockKind, ClockState } from './clocks'
import type { Texts } from './types'

// The shapes of center-app's openapi.yaml about work orders.

export const ORDER_KINDS = ['fault', 'swap', 'inspection', 'calibration', 'tuning', 'enquiry', 'complaint', 'security', 'emergency', 'joint'] as const
export type OrderKind = (typeof ORDER_KINDS)[number]
export const STAGES = ['new', 'accepted', 'dispatched', 'taken', 'en_route', 'on_site', 'in_progress', 'waiting_part', 'resolved', 'closed', 'cancelled'] as const
export type Stage = (typeof STAGES)[number]
export type DeedOutcome = 'done' | 'repeated' | 'conflict' | 'refused'

export interface OrderSite {
  id: string
  name: Texts
  address: string | null
  lat: number | null
  lon: number | null
  access: string | null
}

export interface OrderRow {
  id: string
  kind: OrderKind
  stage: Stage
  stageText: Texts
  title: Texts
  incident: string | null
  node: string | null
  deviceName: Texts | null
  site: OrderSite | null
  level: number | null
  item: string | { contract: string; item: string; name: Texts } | null
  technician: string | null
  technicianName: string | null
  /** Who must do it where the device is not ours. */
  carrier: string | null
  helpers: string[]
  /** What they are called, in the same order. */
  helperNames: string[]
  parent: string | null
  part: { sku: string; name: Texts; serial: string; place: string; state: string } | null
  due: string | null
  clocks: { id: string; kind: ClockKind; due: string | null; state: ClockState }[]
  suspended: boolean
  supervised: boolean
  urged: boolean | number
  /** Since when telemetry shows the device well. */
  wellSince: string | null
  /** Closed by telemetry; nobody mended anything. */
  healedByItself: boolean
  /** Work on a metering device without a calibration record; so long it is not closed. */
  lacksCalibration: boolean
  /** Deeds that contradict others and that nobody has settled. */
  conflicts: number
  opened: string
  changed: string
  revision: number
}

export interface OrderPage {
  orders: OrderRow[]
  total: number
  counts: { byStage: Partial<Record<Stage, number>>; conflicts: number; unassigned: number; overdue: number }
  at: string
}

/** Another open order about the same device. */
export interface SameDevice {
  id: string
  title: Texts
  stageText: Texts
  technicianName: string | null
}

/** What somebody did, when it was done and when the center learned of it. */
export interface OrderDeed {
  id: string
  by: string
  /** What that technician is called. */
  byName: string
  act: string
  fields: Record<string, unknown>
  /** What people are called whom fields name. */
  names: Record<string, string>
  time: string
  arrived: string
  /** The phone's clock made no sense: the time is that of the arrival. */
  doubted: boolean
  outcome: DeedOutcome
  why: Texts | null
}

export interface ChecklistStep {
  id: string
  text: Texts
  kind: 'check' | 'value' | 'photo' | 'choice'
  unit: string | null
  options: (string | { id: string; text: Texts })[] | null
  /** What telemetry knows of it already. */
  known: unknown
}

export interface OrderPhoto {
  id: string
  kind: string
  name: string
  bytes: number
  received: number
  complete: boolean
  taken: string | null
  by: string
  byName: string
}

export interface OrderFile {
  order: OrderRow
  deeds: OrderDeed[]
  checklist: { id: string; steps: ChecklistStep[]; answers: Record<string, unknown> } | null
  /** The 16 fields of a joint order. */
  form: Record<string, unknown>
  /** At most 20. */
  sameDevice: SameDevice[]
  photos: OrderPhoto[]
  signature: { name: string; photo: string | null; time?: string } | null
  ledger: Record<string, unknown>[]
}

export interface OrderWish {
  kind: OrderKind
  node: string | null
  site: string | null
  title: string
  incident: string | null
  level: number | null
  item: string | null
  reported: string | null
  reason: string
}

export interface DeedWish {
  id: string
  act: string
  fields: Record<string, unknown>
  time: string | null
}

export interface DeedResult {
  id: string
  outcome: DeedOutcome
  why: Texts | null
  stage: Stage
}

/** The most that the center gives at once. */
const PAGE = 500
const at = (id: string) => `/orders/${encodeURIComponent(id)}`

export const orderApi = {
  list: async (query: URLSearchParams, signal?: AbortSignal): Promise<OrderPage> => {
    const page = await call<OrderPage>('GET', `/orders?${query}`, undefined, signal)
    setCenterTime(page.at)
    return page
  },
  order: (id: string, lang: 'zh' | 'en', signal?: AbortSignal) => call<OrderFile>('GET', `${at(id)}?lang=${lang}`, undefined, signal),
  /** Open orders page by page, so many at most. */
  allOpen: async (most: number, signal?: AbortSignal): Promise<OrderRow[]> => {
    const found = new Map<string, OrderRow>()
    let total = 1
    for (let offset = 0; offset < Math.min(total, most); offset += PAGE) {
      const page = await call<OrderPage>('GET', `/orders?stage=open&offset=${offset}&limit=${PAGE}`, undefined, signal)
      for (const order of page.orders) found.set(order.id, order)
      total = page.total
    }
    return [...found.values()]
  },
  open: (wish: OrderWish) => call<OrderFile>('POST', '/orders', wish),
  deeds: (id: string, deeds: DeedWish[]) => call<{ results: DeedResult[] }>('POST', `${at(id)}/deeds`, { deeds }),
}

/** A photo is shown by the browser itself. */
export const photoPath = (order: string, photo: string) => `/api/v1${at(order)}/photos/${encodeURIComponent(photo)}`
