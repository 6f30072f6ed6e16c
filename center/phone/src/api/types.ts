// The shapes of center-app's openapi.yaml that the phone uses.

export interface Texts {
  zh: string
  en: string
}

export type Stage =
  | 'new' | 'accepted' | 'dispatched' | 'taken' | 'en_route' | 'on_site' | 'in_progress' | 'waiting_part' | 'resolved' | 'closed' | 'cancelled'

export type Act =
  | 'take' | 'return' | 'set_out' | 'arrive' | 'diagnose' | 'wait_part' | 'resume' | 'part_take' | 'swap' | 'resolve' | 'sign'

export type Fields = Record<string, unknown>

export interface OrderRow {
  id: string
  kind: string
  stage: Stage
  stageText: Texts
  title: Texts
  incident: string | null
  node: string | null
  deviceName: Texts | null
  site: { id: string; name: Texts | string; address: string | null; lat: number | null; lon: number | null; access: string | null } | null
  level: number | null
  item: string | null
  technician: string | null
  technicianName: string | null
  carrier: string | null
  helpers: string[]
  /** Absent in what an older center said. */
  helperNames?: string[]
  parent: string | null
  part: { sku: string; name: Texts; serial: string | null; place: string | null; state: string } | null
  due: string | null
  clocks: { id: string; kind: string; due: string | null; state: string }[]
  suspended: boolean
  supervised: boolean
  urged: boolean
  /** Absent in what an older center said. */
  wellSince?: string | null
  healedByItself?: boolean
  lacksCalibration?: boolean
  conflicts: number
  opened: string
  changed: string
  revision: number
}

export interface KnownDeed {
  id: string
  by: string
  byName?: string
  act: string
  fields: Fields
  time: string
  arrived: string
  doubted: boolean
  outcome: 'done' | 'conflict' | 'refused'
  why: Texts | null
}

export interface Step {
  id: string
  text: Texts
  kind: 'check' | 'value' | 'photo' | 'choice'
  unit: string | null
  options: (Texts | string)[] | null
  known: unknown
}

export interface Value {
  point: string
  text: Texts
  value: number | string | boolean | null
  unit: string | null
  /** Null before anything was read. */
  quality: string | null
  time: string | null
}

export interface Note {
  note: string
  title: Texts
  seen?: Texts
  workaround?: Texts
  certain?: boolean
}

export interface Manual {
  title: string
  page: string | number | null
  /** The register map is our own and stands for no maker's device. */
  illustrative?: boolean
}

export interface DeviceAlarm {
  id?: number
  text: Texts
  severity: string
  raised: string
  active?: boolean
  action?: Texts
}

/** What GET /orders/{id} gives. */
export interface OrderFile {
  order: OrderRow
  deeds: KnownDeed[]
  checklist: { id: string; steps: Step[]; answers: Record<string, unknown> } | null
  form?: Record<string, unknown>
  photos: { id: string; kind: string; name: string; bytes: number; received: number | [number, number][]; complete: boolean; taken: string; by: string }[]
  signature: unknown
  /** Other open orders about the same device; what was kept by an older page has none. */
  sameDevice?: { id: string; title: Texts; stageText: Texts; technicianName: string | null }[]
  ledger?: unknown[]
}

/** An order as the phone gets it: with what is known of the device. */
export interface PhoneOrder extends OrderFile {
  values: Value[]
  alarms: DeviceAlarm[]
  notes: Note[]
  manual: Manual | null
  qr: string | null
}

export interface Today {
  technician: { id: string; name: string }
  orders: PhoneOrder[]
  serverTime: string
}

export interface DeviceCard {
  node: string
  name: Texts
  site: { id: string; name: Texts | string } | string | null
  values: Value[]
  alarms: DeviceAlarm[]
  incidents: { id: string; title?: Texts; sentence?: Texts; text?: Texts; opened?: string; state?: string }[]
  notes: Note[]
  manual: Manual | null
  order: { id: string } | string | null
}

export interface SyncBody {
  phone: string
  sentAt: string
  steady: number
  deeds: { id: string; order: string; act: Act; fields: Fields; phoneTime: string; steady: number }[]
}

export interface SyncResult {
  id: string
  order: string
  outcome: 'done' | 'repeated' | 'conflict' | 'refused'
  why: Texts | null
  stage: Stage | null
}

export interface SyncAnswer {
  results: SyncResult[]
  serverTime: string
}

export interface PhotoState {
  received: [number, number][]
  complete: boolean
}

export interface Me {
  user: string
  role: string
  mustChangePassword: boolean
}
