import type { Alarm, Severity } from '../api/types'
import { isSeverity, SEVERITIES } from '../format/severity'
import { changed, oneOf, type Query, word } from '../list/query'

export const ALARM_STATES = ['open', 'unacknowledged', 'active', 'closed', 'all'] as const
export type AlarmStateFilter = (typeof ALARM_STATES)[number]

/** Spans that reach to the present; the center is asked from `now - span`. */
export const SPANS = { '1h': 3_600_000, '24h': 86_400_000, '7d': 604_800_000, '30d': 2_592_000_000 } as const
export type Span = keyof typeof SPANS

/** What the alarm list shows. It lives in the page's address, so that it can be sent and kept. */
export interface AlarmFilter {
  state: AlarmStateFilter
  severities: Severity[]
  site: string
  device: string
  text: string
  span: Span | ''
  from: string
  to: string
}

export const NO_FILTER: AlarmFilter = {
  state: 'open',
  severities: [],
  site: '',
  device: '',
  text: '',
  span: '',
  from: '',
  to: '',
}

function instant(text: string): string {
  const millis = Date.parse(text)
  return Number.isNaN(millis) ? '' : new Date(millis).toISOString()
}

/** Reads the filter from the address. What is not understood is left out. */
export function filterOf(query: Query): AlarmFilter {
  const span = word(query, 'span')
  const asked = word(query, 'severity').split(',').filter(isSeverity)
  const known = Object.hasOwn(SPANS, span)
  return {
    state: oneOf(ALARM_STATES, word(query, 'state'), 'open'),
    severities: SEVERITIES.filter((one) => asked.includes(one)),
    site: word(query, 'site'),
    device: word(query, 'device'),
    text: word(query, 'text'),
    span: known ? (span as Span) : '',
    from: known ? '' : instant(word(query, 'from')),
    to: known ? '' : instant(word(query, 'to')),
  }
}

/** The address's query of a filter; what stands at its default is left out. */
export function queryOf(filter: AlarmFilter): Record<string, string> {
  const query = changed(filter, NO_FILTER, ['state', 'site', 'device', 'text', 'span', 'from', 'to'])
  if (filter.severities.length > 0) query.severity = filter.severities.join(',')
  return query
}

/** The question to the center. */
export function requestOf(filter: AlarmFilter, nowMillis: number, limit: number, before: string | null): URLSearchParams {
  const request = new URLSearchParams({ state: filter.state, limit: String(limit) })
  if (filter.severities.length > 0) request.set('severity', filter.severities.join(','))
  for (const key of ['site', 'device', 'text', 'to'] as const) {
    if (filter[key] !== '') request.set(key, filter[key])
  }
  const from = filter.span === '' ? filter.from : new Date(nowMillis - SPANS[filter.span]).toISOString()
  if (from !== '') request.set('from', from)
  if (before !== null) request.set('before', before)
  return request
}

/** Whether an alarm that came live belongs into the list: the same rules as the center's. */
export function matches(filter: AlarmFilter, alarm: Alarm, nowMillis: number): boolean {
  const open = alarm.active || !alarm.acknowledged || alarm.latched
  const state: Record<AlarmStateFilter, boolean> = {
    open,
    active: alarm.active,
    unacknowledged: !alarm.acknowledged,
    closed: !open,
    all: true,
  }
  const raised = Date.parse(alarm.raised)
  const from = filter.span === '' ? Date.parse(filter.from) : nowMillis - SPANS[filter.span]
  return (
    state[filter.state] &&
    (filter.severities.length === 0 || filter.severities.includes(alarm.severity)) &&
    (filter.site === '' || filter.site === alarm.site) &&
    (filter.device === '' || filter.device === alarm.device) &&
    (Number.isNaN(from) || raised >= from) &&
    (filter.to === '' || raised < Date.parse(filter.to)) &&
    textMatches(filter.text, alarm)
  )
}

function textMatches(text: string, alarm: Alarm): boolean {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return true
  const words = [...Object.values(alarm.text), alarm.alarm, alarm.device, ...Object.values(alarm.deviceTitle)]
  return words.some((one) => one.toLowerCase().includes(wanted))
}
