import { XLSX } from './cameras'
import { call } from './client'
import type { ClockRow } from './clocks'
import type { InspectionRound } from './papers'
import type { UncoveredRow } from './stock'
import type { Texts } from './types'

// The shapes of center-app's openapi.yaml about contracts.

export interface ContractRow {
  id: string
  name: Texts
  edition: number | string
  from: string
  until: string | null
  owner: Texts | string
  items: number
}

export interface ContractItem {
  id: string
  name: Texts
  source: string | null
  owner: Texts | string
  repairs: Texts | string
  pays: Texts | string
  devices: number
  commitments: { id: string; kind: string; about?: string; text: Texts }[]
  late: Texts | null
}

export interface ContractEdition {
  edition: number | string
  from: string
  author: string
  time: string
  reason: string
}

export interface ContractFile {
  id: string
  name: Texts
  edition: number | string
  editions: ContractEdition[]
  owner: Texts | string
  items: ContractItem[]
  pauseReasons: { id: string; text: Texts }[]
  calendars: { id: string; text: Texts | string }[]
  keyPeriods: { from: string; to: string; name: Texts | string }[]
  scoring: { id: string; text: Texts; points: number }[]
  /** The contract as YAML. */
  text: string
}

export interface ContractProblem {
  line: number | null
  column: number | null
  text: Texts | string
  /** It may go into force all the same. */
  warning?: boolean
}

export interface ContractScore {
  from: string
  to: string
  full: number
  now: number
  /** Points that are left however the rest is judged. */
  sure: number
  /** Id of the score sheet in which people judge, null when the contract has none. */
  paper: string | null
  lost: { rule: string; points: number; why: Texts; incident: string | null }[]
}

export interface ItemFile {
  item: ContractItem
  clocks: ClockRow[]
  score: ContractScore | null
  uncovered: UncoveredRow[]
  rounds: InspectionRound[]
}

export interface SheetOutcome {
  contract: string | null
  edition: number | null
  text: string
  problems: ContractProblem[]
}

const part = encodeURIComponent
const LONG_MILLIS = 120_000

export const contractApi = {
  list: (signal?: AbortSignal) => call<{ contracts: ContractRow[] }>('GET', '/contracts', undefined, signal),
  contract: (id: string, at?: string, signal?: AbortSignal) => call<ContractFile>('GET', `/contracts/${part(id)}${at === undefined ? '' : '?at=' + part(at)}`, undefined, signal),
  check: (text: string, signal?: AbortSignal) => call<{ problems: ContractProblem[] }>('POST', '/contracts/check', { text }, signal),
  /** `from` is an instant. */
  put: (id: string, wish: { text: string; from: string; reason: string }) => call<unknown>('POST', `/contracts/${part(id)}`, wish),
  importSheet: (sheet: Blob, dry: boolean, reason: string) => call<SheetOutcome>('POST', `/contracts/import?${new URLSearchParams({ dry: String(dry), ...(!dry && { reason }) })}`, sheet.type === XLSX ? sheet : new Blob([sheet], { type: XLSX }), undefined, LONG_MILLIS),
  item: (contract: string, item: string, signal?: AbortSignal) => call<ItemFile>('GET', `/contracts/${part(contract)}/items/${part(item)}`, undefined, signal),
}
export const contractSheetPath = (id: string) => `/contracts/${part(id)}/export.xlsx`
