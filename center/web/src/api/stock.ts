import type { ImportOutcome } from './cameras'
import { XLSX } from './cameras'
import { call } from './client'
import type { Texts } from './types'

// The shapes of center-app's openapi.yaml about spare parts, coverage and the people who carry them.

export const PART_STATES = ['free', 'reserved', 'issued', 'installed', 'faulty', 'repair', 'lent', 'owner', 'scrapped', 'missing'] as const
export type PartState = (typeof PART_STATES)[number]

export interface StockPart {
  serial: string
  sku: string
  name: Texts
  place: string
  placeName: Texts | string | null
  state: PartState
  order: string | null
  /** The device that it works in, who borrowed it, or where it is repaired. */
  holder: string | null
  /** Until when it is kept or lent. */
  until: string | null
  tested: string | null
  works: boolean | null
  price: number | string | null
  currency: string | null
  certificate: string | null
  /** A storage medium that must stay with the owner. */
  ownerBound: boolean
  /** Taken for an order that is no longer open, and neither in a device nor back. */
  unreturned: boolean
}

export interface StockSku {
  sku: string
  name: Texts
  kinds: string[]
  substitutes: string[]
  free: number
  reserved: number
  faulty: number
  inService: number
  /** As many must be free. */
  minimum?: number
}

export interface StockPlace {
  id: string
  kind: 'warehouse' | 'vehicle' | 'site'
  name: Texts | string
  lat: number | null
  lon: number | null
  hours: string | null
}

export interface StockPage {
  parts: StockPart[]
  total: number
  skus: StockSku[]
  places: StockPlace[]
}

export interface StockHistoryRow {
  time: string
  by: string
  text: Texts
  reason: string
}

export interface MoveOutcome {
  outcome: 'done' | 'repeated' | 'refused'
  why: Texts | null
  part: StockPart | null
}

export interface UncoveredRow {
  node: string
  name: Texts
  site: string
  item: string
  sku: string | null
  reason: Texts
  windowMinutes: number
  nearest: { serial: string; place: string; minutes: number } | null
}

export interface CoveragePage {
  devices: number
  covered: number
  uncovered: UncoveredRow[]
  /** How many are uncovered, where not all of them are here. */
  total?: number
  /** Kinds of which fewer are free than were agreed. */
  short?: { sku: string; name: Texts; minimum: number; free: number }[]
  at: string
}

export interface Shift {
  id: string
  from: string
  to: string
  /** 1 is Monday. */
  days: number[]
}

/** Days off, both included. */
export interface Leave {
  from: string
  to: string
  reason: string
}

export interface Technician {
  id: string
  name: string
  phone: string
  skills: string[]
  shifts: Shift[]
  /** Each lies within a shift. */
  breaks: Shift[]
  leave: Leave[]
  vehicle: string | null
  home: { lat: number; lon: number } | null
  position: { lat: number; lon: number; time: string } | null
  onDuty: boolean
  /** Orders that are not done. */
  open: number
}

/** Two who go together for some days. */
export interface Crew {
  id: string
  /** Has the orders. */
  lead: string
  second: string
  from: string
  to: string
}

const part = encodeURIComponent
const LONG_MILLIS = 120_000

export const stockApi = {
  list: (query: URLSearchParams, signal?: AbortSignal) => call<StockPage>('GET', `/stock?${query}`, undefined, signal),
  move: (wish: Record<string, unknown>) => call<MoveOutcome>('POST', '/stock/moves', wish),
  importSheet: (sheet: Blob, dry: boolean, lang: 'zh' | 'en') => call<ImportOutcome>('POST', `/stock/import?dry=${dry}&lang=${lang}`, sheet.type === XLSX ? sheet : new Blob([sheet], { type: XLSX }), undefined, LONG_MILLIS),
  history: (serial: string, signal?: AbortSignal) => call<{ history: StockHistoryRow[] }>('GET', `/stock/${part(serial)}/history`, undefined, signal),
  coverage: (query: URLSearchParams, signal?: AbortSignal) => call<CoveragePage>('GET', `/coverage?${query}`, undefined, signal),
  technicians: (signal?: AbortSignal) => call<{ technicians: Technician[] }>('GET', '/technicians', undefined, signal),
  crews: (signal?: AbortSignal) => call<{ crews: Crew[] }>('GET', '/crews', undefined, signal),
  putCrew: ({ id, ...crew }: Crew) => call<Crew>('PUT', `/crews/${part(id)}`, crew),
  removeCrew: (id: string) => call<void>('DELETE', `/crews/${part(id)}`),
  putTechnician: (one: Technician) => call<unknown>('PUT', `/technicians/${part(one.id)}`, { name: one.name, phone: one.phone, skills: one.skills, shifts: one.shifts, breaks: one.breaks, leave: one.leave, vehicle: one.vehicle, home: one.home }),
}
