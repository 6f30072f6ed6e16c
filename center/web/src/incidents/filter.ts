import { SPANS, type Span } from '../alarms/filter'
import type { IncidentRow } from '../api/incidents'
import type { Severity } from '../api/types'
import { isSeverity, SEVERITIES } from '../format/severity'
import { changed, oneOf, type Query, word } from '../list/query'

export const INCIDENT_STATES = ['open', 'resolved', 'all'] as const
export type IncidentStateFilter = (typeof INCIDENT_STATES)[number]
/** What the list may be narrowed to beside state and severity. */
export const INCIDENT_MARKS = ['unacknowledged', 'held', 'unseen', 'inferred', 'residual', 'maintenance', 'byHand'] as const
export type IncidentMark = (typeof INCIDENT_MARKS)[number]
export const INCIDENT_SORTS = ['worst', 'newest', 'largest'] as const
export type IncidentSort = (typeof INCIDENT_SORTS)[number]

/** What the incident list shows. It lives in the page's address. */
export interface IncidentFilter {
  state: IncidentStateFilter
  severities: Severity[]
  site: string
  text: string
  mark: IncidentMark | ''
  sort: IncidentSort
  span: Span | ''
}

export const NO_INCIDENT_FILTER: IncidentFilter = { state: 'open', severities: [], site: '', text: '', mark: '', sort: 'worst', span: '' }

/** Reads the filter from the address. What is not understood is left out. */
export function incidentFilterOf(query: Query): IncidentFilter {
  const asked = word(query, 'severity').split(',').filter(isSeverity)
  return {
    state: oneOf(INCIDENT_STATES, word(query, 'state'), 'open'),
    severities: SEVERITIES.filter((one) => asked.includes(one)),
    site: word(query, 'site'),
    text: word(query, 'text'),
    mark: oneOf(INCIDENT_MARKS, word(query, 'mark'), ''),
    sort: oneOf(INCIDENT_SORTS, word(query, 'sort'), 'worst'),
    span: oneOf(Object.keys(SPANS) as Span[], word(query, 'span'), ''),
  }
}

/** The address's query of a filter; what stands at its default is left out. */
export function incidentQueryOf(filter: IncidentFilter): Record<string, string> {
  const query = changed(filter, NO_INCIDENT_FILTER, ['state', 'site', 'text', 'mark', 'sort', 'span'])
  if (filter.severities.length > 0) query.severity = filter.severities.join(',')
  return query
}

/**
 * The question to the center. All that is open is asked for at once and narrowed here, so that a filter answers without
 * a wait; `narrow` is for what is too much for that.
 */
export function incidentRequestOf(filter: IncidentFilter, nowMillis: number, offset: number, limit: number, narrow: boolean): URLSearchParams {
  const request = new URLSearchParams({ state: filter.state, offset: String(offset), limit: String(limit) })
  if (!narrow) return request
  if (filter.severities.length > 0) request.set('severity', filter.severities.join(','))
  if (filter.site !== '') request.set('site', filter.site)
  if (filter.text !== '') request.set('q', filter.text)
  if (filter.span !== '') request.set('from', new Date(nowMillis - SPANS[filter.span]).toISOString())
  return request
}

export const isOpen = (row: IncidentRow) => row.state === 'open' || row.state === 'held'

const MARKED: Record<IncidentMark, (row: IncidentRow) => boolean> = {
  unacknowledged: (row) => !row.acknowledged,
  held: (row) => row.state === 'held',
  unseen: (row) => row.notObserved > 0,
  inferred: (row) => row.root.inferred !== null,
  residual: (row) => row.residualOf !== null,
  maintenance: (row) => row.maintenance !== null,
  byHand: (row) => row.byHand,
}

/** Whether an incident belongs into the list. */
export function incidentMatches(filter: IncidentFilter, row: IncidentRow, nowMillis: number): boolean {
  if (filter.state === 'open' ? !isOpen(row) : filter.state === 'resolved' && row.state !== 'resolved') return false
  if (filter.severities.length > 0 && !filter.severities.includes(row.severity)) return false
  if (filter.site !== '' && filter.site !== row.site) return false
  if (filter.mark !== '' && !MARKED[filter.mark](row)) return false
  if (filter.span !== '' && Date.parse(row.opened) < nowMillis - SPANS[filter.span]) return false
  return textMatches(filter.text, row)
}

function textMatches(text: string, row: IncidentRow): boolean {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return true
  const words = [...Object.values(row.sentence), ...Object.values(row.root.name), ...Object.values(row.root.typeText), row.root.node, row.root.type, row.id]
  return words.some((one) => one.toLowerCase().includes(wanted))
}
