// The shapes of center-app's openapi.yaml that the pages use.

export type Texts = Record<string, string>
export type Role = 'viewer' | 'operator' | 'engineer' | 'administrator'
export type Severity = 'critical' | 'major' | 'minor' | 'warning' | 'indeterminate'
export type DeviceState = 'up' | 'down' | 'not-observed'
export type Quality = 'good' | 'not-available' | 'implausible' | 'device-error' | 'stale'
export type Worst = Severity | 'down' | 'not-observed' | 'up' | 'empty'
export type Value = number | boolean | string | null

export interface Me {
  user: string
  role: Role
  mustChangePassword: boolean
}

export interface Counts {
  devices: number
  up: number
  down: number
  notObserved: number
  critical: number
  major: number
  minor: number
  warning: number
  indeterminate: number
  unacknowledged: number
}

export interface RoomSummary {
  id: string
  title: Texts
  counts: Counts
  worst: Worst
}

export interface Site extends RoomSummary {
  rooms: RoomSummary[]
}

export interface Point {
  point: string
  type: 'real' | 'whole' | 'flag' | 'text'
  unit: string
  low: number | null
  high: number | null
  title: Texts
  labels: Record<string, Texts>
  writable: boolean
  /** How it may be set, null when it may not. */
  write: WriteRule | null
  value: Value
  quality: Quality | null
  eventTime: string | null
}

export interface WriteRule {
  role: Role
  confirm: boolean
  /** Role of the second person, null for nobody. */
  approval: Role | null
  min: number | null
  max: number | null
  step: number | null
  maxLength: number | null
}

export interface Offer {
  command: string
  title: Texts
  write: WriteRule
}

export type CommandStateName = 'asked' | 'agreed' | 'declined' | 'expired' | 'sent' | 'done' | 'refused' | 'failed' | 'unknown'

export interface CommandRequest {
  id: string
  edge: string
  device: string
  deviceTitle: Texts
  site: string
  room: string
  metric: string
  title: Texts
  value: Value
  valueText: Texts
  state: CommandStateName
  askedBy: string
  asked: string
  approval: Role | null
  deadline: string | null
  decidedBy: string | null
  decided: string | null
  sent: string | null
  ended: string | null
  why: string
}

export interface Device {
  edge: string
  device: string
  site: string
  room: string
  title: Texts
  kind: string
  profile: string
  vendor: string
  model: string
  facts: Record<string, string>
  state: DeviceState
  since: string | null
  lastSeen: string | null
  points: Point[]
  settings: Point[]
  commands: Offer[]
  alarms: Alarm[]
  notes: FirmwareNote[]
}

export interface FirmwareNote {
  note: string
  certain: boolean
  title: Texts
  seen: Texts
  workaround: Texts
  evidence: { source: string; place: string; url: string }[]
}

export interface Room {
  site: string
  room: string
  siteTitle: Texts
  title: Texts
  counts: Counts
  worst: Worst
  devices: Device[]
}

export interface Acknowledgement {
  user: string
  time: string
  comment: string
}

export type AlarmStateName =
  | 'normal'
  | 'unacknowledged'
  | 'acknowledged'
  | 'returned-unacknowledged'
  | 'latched-unacknowledged'
  | 'latched-acknowledged'
  | 'shelved'
  | 'suppressed'
  | 'out-of-service'

export interface Alarm {
  id: number
  edge: string
  device: string
  deviceTitle: Texts
  site: string
  room: string
  alarm: string
  alarmType: string
  severity: Severity
  text: Texts
  action: Texts
  spares: { part: string; maker: string; text: Texts; substitutes: string[] }[]
  state: AlarmStateName
  condition: 'normal' | 'pending-raise' | 'active' | 'pending-clear' | 'unknown'
  active: boolean
  acknowledged: boolean
  latched: boolean
  shelvedUntil: string | null
  annunciated: boolean
  occurrence: number
  toggles: number
  raised: string
  received: string
  changed: string
  cleared: string | null
  clearCause: 'device' | 'reconciled' | 'contradicted' | 'withdrawn' | null
  observed: number | null
  limit: number | null
  unit: string
  point: string | null
  ack: Acknowledgement | null
  /** The incident that it belongs to; of a suppressed one the incident that explains it. */
  incident?: string | null
}

export interface AlarmPage {
  alarms: Alarm[]
  total: number
  next: string | null
}

export interface HistoryRow {
  seq: number
  eventTime: string
  arrivalTime: string
  kind: string
  user: string | null
  text: string
}

export interface Edge {
  edge: string
  site: string
  room: string
  state: 'online' | 'offline' | 'never-seen'
  since: string | null
  lastBirth: string | null
  lastData: string | null
  health: Point[]
  counters: Record<string, number>
  /** Why something of it was refused last; empty when nothing was. */
  explanation: string
}

export interface Bucket {
  start: string
  min: number
  mean: number
  max: number
  count: number
}

export interface Trend {
  edge: string
  device: string
  point: string
  unit: string
  title: Texts
  from: string
  to: string
  bucketMillis: number
  buckets: Bucket[]
}

export interface LiveReading {
  edge: string
  device: string
  point: string
  value: Value
  quality: Quality
  eventTime: string
}

export interface Hello {
  serverTime: string
  instance: string
  version: string
  resumed: boolean
}

export interface DeviceEvent {
  edge: string
  device: string
  site: string
  room: string
  state: DeviceState
  since: string | null
  born: boolean
}
