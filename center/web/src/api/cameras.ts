import { setCenterTime } from '../live/clock'
import { call, send } from './client'

// The shapes of center-app's openapi.yaml that the camera pages use, and their requests: loaded with those pages only.

export type CameraState = 'up' | 'down' | 'not-observed' | 'out'
export type Seen = 'good' | 'bad' | 'not-observed'
export type RungName = 'link' | 'session' | 'accepted' | 'opened' | 'flowing' | 'picture' | 'recording'
export type Measure = 'online' | 'intact'
export type TimeClassName = 'up' | 'down' | 'unknown' | 'excluded' | 'out'
export type GroupBy = 'camera' | 'site' | 'district' | 'owner' | 'item'
export type Split = 'day' | 'week' | 'month' | 'whole'

export interface Rung {
  rung: RungName
  seen: Seen
  reason: string
  detail: string
  time: string
  since: string
  lastGood: string | null
}

/** A rate that may be published, or its bounds alone: per cent with four places, as text. */
export interface Rate {
  kind: 'figure' | 'insufficient' | 'not-applicable'
  rate: string | null
  low: string | null
  high: string | null
  coverage: string | null
}

/** What the newest visits say against the state, not for long enough yet. */
export interface Turning {
  to: 'up' | 'down'
  since: string
  /** For how long it has been seen so, and for how long it must be. */
  seconds: number
  of: number
}

export interface CameraRow {
  code: string
  name: string
  /** False: an edge looks at it, but no register names it. */
  registered: boolean
  edge: string
  device: string
  site: string
  district: string
  owner: string
  items: string[]
  state: CameraState
  since: string | null
  online: Seen
  intact: Seen
  top: RungName | null
  ladder: Rung[]
  faults: string[]
  thumbnail: number | null
  thumbnailAt?: string | null
  lookAt: string | null
  turning?: Turning | null
}

export type CameraCounts = Record<CameraState, number>

export interface CameraPage {
  /** The center's clock. */
  now: string
  cameras: CameraRow[]
  total: number
  /** Of all that fit, apart from the filter of the state. */
  states: CameraCounts
  districts: string[]
  owners: string[]
}

export interface Picture {
  id: number
  time: string
  why: 'change' | 'daily' | 'asked'
  width: number
  height: number
  faults: string[]
}

export interface ServiceTime {
  from: string | null
  to: string | null
  recorded: string
  withdrawn: string | null
}

export interface CameraFile {
  now: string
  camera: CameraRow
  /** By the keys of the register's columns. */
  file: Record<string, string>
  party: string
  weight: number
  version: number
  service: ServiceTime[]
  pictures: Picture[]
}

/** Milliseconds of each class. */
export interface Tally {
  out: number
  excluded: number
  unknown: number
  down: number
  up: number
}

export interface Stretch {
  from: string
  to: string
  class: TimeClassName
  /** What it would be without the exclusion. */
  beneath: TimeClassName
  root: { incident: string; resource: string; party: string } | null
  evidence: string[]
  /** How many more pieces of evidence there are. */
  leftOut: number
  note: string
}

export interface Timeline {
  code: string
  measure: Measure
  from: string
  to: string
  knownAt: string
  tally: Tally
  rate: Rate
  stretches: Stretch[]
  /** Looks that said otherwise, not for long enough to count. */
  passedOver: string[]
}

/** Looks that said the same, one after the other. */
export interface LookRun {
  first: string
  last: string
  looks: number
  widestGapSeconds: number
  learnedFirst: string
  learnedLast: string
  online: Seen
  intact: Seen
  faults: string[]
  ladder: { rung: RungName; seen: Seen; reason: string }[]
  detail: string
}

export type ExclusionState = 'undecided' | 'approved' | 'refused' | 'revoked'

export interface Ruling {
  decision: 'approved' | 'refused' | 'revoked'
  by: string
  at: string
  from: string | null
  to: string | null
  comment: string
}

export interface Exclusion {
  id: number
  cameras: string[]
  reason: string
  from: string
  to: string
  askedBy: string
  askedAt: string
  text: string
  evidence: string[]
  state: ExclusionState
  rulings: Ruling[]
}

export interface ExclusionWish {
  cameras: string[]
  reason: string
  from: string
  to: string
  text: string
  evidence: string[]
}

/** One report, as the pages ask for it: the first and the last day, both in it, in the contract's zone. */
export interface ReportWish {
  from: string
  to: string
  measure: Measure
  groupBy: GroupBy
  split: Split
}

export interface ReportVersion extends ReportWish {
  id: number
  number: number
  knownAt: string
  why: string
  by: string
}

export interface ReportChange {
  group: string
  span: string
  before: Tally | null
  after: Tally | null
}

export interface IssuedVersion {
  version: ReportVersion
  previous: ReportVersion | null
  differences: ReportChange[]
  moreDifferences: number
  total: ReportChange
}

export interface ImportError {
  /** As the spreadsheet counts; 0 for the whole sheet. */
  row: number
  column: string
  /** What stands above that column in the workbook. */
  heading: string
  value: string
  problem: string
  advice: string
}

export interface ImportOutcome {
  dryRun: boolean
  rows: number
  added: number
  changed: number
  unchanged: number
  errors: ImportError[]
  moreErrors: number
}

/** A list of thousands of rows takes its time; so does a report of many cameras. */
const LONG_MILLIS = 120_000
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const part = encodeURIComponent

export const pictureAddress = (id: number) => `/api/v1/camera/picture?id=${id}`
export const TEMPLATE_PATH = '/cameras/export.xlsx'
const words = (wish: ReportWish) => ({ from: wish.from, to: wish.to, measure: wish.measure, groupBy: wish.groupBy, split: wish.split })

export function reportPath(wish: ReportWish, more: Record<string, string>): string {
  return `/reports/camera-online?${new URLSearchParams({ ...words(wish), ...more })}`
}

/** Ages are reckoned by the center's clock, which every answer brings: that of this machine may be wrong. */
async function clocked<T extends { now: string }>(asked: Promise<T>): Promise<T> {
  const answer = await asked
  setCenterTime(answer.now)
  return answer
}

export const cameraApi = {
  cameras: (query: URLSearchParams, signal?: AbortSignal) => clocked(call<CameraPage>('GET', `/cameras?${query}`, undefined, signal)),
  suspects: (query: URLSearchParams, signal?: AbortSignal) => clocked(call<CameraPage>('GET', `/cameras/suspects?${query}`, undefined, signal)),
  camera: (code: string) => clocked(call<CameraFile>('GET', `/camera?code=${part(code)}`)),
  timeline: (code: string, from: string, to: string, measure: Measure, signal?: AbortSignal) =>
    call<Timeline>('GET', `/camera/timeline?${new URLSearchParams({ code, from, to, measure })}`, undefined, signal, LONG_MILLIS),
  evidence: (code: string, from: string, to: string, limit: number, signal?: AbortSignal) =>
    call<{ runs: LookRun[]; next: string | null }>('GET', `/camera/evidence?${new URLSearchParams({ code, from, to, limit: String(limit) })}`, undefined, signal),
  importSheet: (sheet: Blob, dryRun: boolean, lang: 'zh' | 'en') =>
    call<ImportOutcome>('POST', `/cameras/import?${new URLSearchParams({ dryRun: String(dryRun), lang })}`, sheet.type === XLSX ? sheet : new Blob([sheet], { type: XLSX }), undefined, LONG_MILLIS),
  exclusions: (query: URLSearchParams, signal?: AbortSignal) =>
    call<{ exclusions: Exclusion[]; next: number | null }>('GET', `/exclusions?${query}`, undefined, signal),
  exclude: (wish: ExclusionWish) => call<Exclusion>('POST', '/exclusions', wish),
  rule: (id: number, ruling: { decision: 'approve' | 'refuse' | 'revoke'; from?: string; to?: string; comment: string }) =>
    call<Exclusion>('POST', `/exclusions/${id}/rule`, ruling),
  report: (wish: ReportWish, knownAt: string | null, signal?: AbortSignal) =>
    call<unknown>('GET', reportPath(wish, knownAt === null ? {} : { knownAt }), undefined, signal, LONG_MILLIS),
  versions: (wish: ReportWish) =>
    call<{ versions: ReportVersion[] }>('GET', `/reports/camera-online/versions?${new URLSearchParams({ from: wish.from, to: wish.to, measure: wish.measure })}`),
  issue: (wish: ReportWish, why: string) =>
    call<IssuedVersion>('POST', '/reports/camera-online/versions', { ...words(wish), why }, undefined, LONG_MILLIS),
}

/** Fetches a file and hands it to the browser to be kept; refusals are thrown like those of every other request. */
export async function keepFile(path: string, fallbackName: string): Promise<void> {
  const response = await send('GET', path, undefined, undefined, LONG_MILLIS)
  const named = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('Content-Disposition') ?? '')?.[1]
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = named === undefined ? fallbackName : decodeURIComponent(named)
  link.click()
  URL.revokeObjectURL(address)
}
