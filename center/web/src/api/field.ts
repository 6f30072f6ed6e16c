import { call, send } from './client'
import type { Severity, Texts } from './types'

// The drawing of the field, in the shapes of center-app's openapi.yaml.

export type Relation = 'POWERS' | 'CARRIES' | 'CONTAINS' | 'REPORTS_VIA'
export type NodeState = 'up' | 'down' | 'not-observed' | 'unknown'

export interface FieldNode {
  id: string
  name: Texts | string
  type: string
  /** Empty or absent for what belongs to no site, such as a feeder. */
  site: string | null
  state: NodeState
  /** Id of the open incident that it is a member of. */
  incident: string | null
  /** True for the root of that incident. */
  root: boolean
  attributes?: Record<string, string>
}

export interface FieldEdge {
  id: string
  from: string
  to: string
  relation: Relation
  /** Null for what was always so. */
  since: string | null
  until: string | null
}

export interface FieldPicture {
  version: number
  nodes: FieldNode[]
  edges: FieldEdge[]
  /** True, or how many, when the answer does not hold all. */
  more?: boolean | number
}

export interface CitySite {
  id: string
  name: Texts | string
  devices: number
  down: number
  notObserved: number
  incidents: number
  severity: Severity | null
}

export interface CityLink {
  from: string
  fromName?: Texts | string
  to: string
  relation: Relation
  count: number
}

export interface City {
  sites: CitySite[]
  links: CityLink[]
}

export interface ReachItem {
  node: string
  name: Texts | string
  type: string
  site: string | null
  relation: Relation
  hops: number
  way: string[]
  state: NodeState
}

export interface Reach {
  node: string
  items: ReachItem[]
  more?: boolean | number
}

export interface FieldProblem {
  kind: string
  nodes: string[]
  text: Texts
}

export type FieldEdit =
  | { op: 'node'; id: string; type: string; site: string; name: string; attributes: Record<string, string> }
  | { op: 'edge'; from: string; to: string; relation: Relation; since?: string }
  | { op: 'end-edge'; edge: string; until?: string }
  | { op: 'withdraw-edge'; edge: string }

export interface Refused {
  /** Its place in the list, from 0. */
  edit: number
  why: Texts
}

export interface SheetProblem {
  sheet: string
  row: number
  column: string
  text: Texts
}

export interface SheetOutcome {
  nodes: number
  edges: number
  ended: number
  problems: SheetProblem[]
  /** Problems that are not told. */
  more?: number
}

export interface Discovered {
  id: string
  from: string
  to: string
  relation: Relation
  evidence: Texts
  seen: string
}

/** What a page about an incident needs of it here: who is a member and by which way. */
export interface IncidentWay {
  incident: { id: string; root: { node: string }; sentence: Texts }
  tree: { node: string; parent: string | number | null; way: string[] }[]
}

/** A workbook of many thousand lines takes its time. */
const LONG_MILLIS = 120_000
export const EXPORT_PATH = '/graph/export.xlsx'
const part = encodeURIComponent

export const fieldApi = {
  city: (signal?: AbortSignal) => call<City>('GET', '/graph/city', undefined, signal),
  ofSite: (site: string, signal?: AbortSignal) => call<FieldPicture>('GET', `/graph?site=${part(site)}`, undefined, signal),
  around: (node: string, hops: number, signal?: AbortSignal) => call<FieldPicture>('GET', `/graph?node=${part(node)}&hops=${hops}`, undefined, signal),
  below: (node: string, signal?: AbortSignal) => call<Reach>('GET', `/graph/below?node=${part(node)}`, undefined, signal),
  above: (node: string, signal?: AbortSignal) => call<Reach>('GET', `/graph/above?node=${part(node)}`, undefined, signal),
  check: (signal?: AbortSignal) => call<{ problems: FieldProblem[] }>('GET', '/graph/check', undefined, signal),
  edit: (edits: FieldEdit[], reason: string) => call<{ version: number; refused: Refused[] }>('POST', '/graph/edits', { edits, reason }),
  importSheet: async (file: Blob, dry: boolean, reason: string): Promise<SheetOutcome> => {
    const query = new URLSearchParams(dry ? { dry: 'true' } : { dry: 'false', reason })
    return (await (await send('POST', `/graph/import?${query}`, file, undefined, LONG_MILLIS)).json()) as SheetOutcome
  },
  discovered: () => call<{ proposals: Discovered[] }>('GET', '/graph/discovered'),
  judge: (id: string, accept: boolean, reason: string) => call<void>('POST', `/graph/discovered/${part(id)}`, { accept, reason }),
  incident: (id: string, signal?: AbortSignal) => call<IncidentWay>('GET', `/incidents/${part(id)}`, undefined, signal),
}
