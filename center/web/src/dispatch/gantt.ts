import type { Route, Stop } from '../api/dispatch'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** What is dropped begins at such a minute. */
export const SNAP_MILLIS = 5 * MINUTE
/** A key moves what was picked up by so much. */
export const KEY_MILLIS = 15 * MINUTE
export const SPANS_HOURS = [4, 8, 12, 24] as const
/** A hand that moved sideways by less than this meant the person, not the time. */
export const SIDEWAYS_PX = 12

/** The stretch of time that is shown. */
export interface Span {
  from: number
  to: number
}

/** A little of the past and what is to come, from a full hour on; `shift` moves it by so many hours. */
export function spanAt(nowMillis: number, hours: number, shift: number): Span {
  const from = Math.floor(nowMillis / HOUR) * HOUR - HOUR + shift * HOUR
  return { from, to: from + hours * HOUR }
}

/** Where an instant lies, as a share of the span; may be outside 0 to 1. */
export const shareOf = (span: Span, millis: number) => (millis - span.from) / (span.to - span.from)

export interface Piece {
  /** Shares of the span, cut at its ends. */
  left: number
  width: number
}

/** The part of a stretch that can be seen, null when none of it can. */
export function pieceOf(span: Span, from: number, to: number): Piece | null {
  const left = Math.max(0, shareOf(span, from))
  const right = Math.min(1, shareOf(span, to))
  return right <= left ? null : { left, width: right - left }
}

export interface Bar {
  stop: Stop
  /** The work itself. */
  work: Piece | null
  /** The way to it, and the wait until it may begin. */
  way: Piece | null
  over: boolean
}

export function barOf(stop: Stop, span: Span): Bar {
  const start = Date.parse(stop.start)
  const arrive = Date.parse(stop.arrive)
  return {
    stop,
    work: pieceOf(span, start, Date.parse(stop.end)),
    way: pieceOf(span, arrive - stop.travelMinutes * MINUTE, Math.min(start, arrive)),
    over: stop.slackSeconds !== null && stop.slackSeconds < 0,
  }
}

/** Full hours, or every second or third where there would be too many for the room. */
export function ticksOf(span: Span, most: number): number[] {
  const hours = Math.round((span.to - span.from) / HOUR)
  const step = [1, 2, 3, 4, 6, 12].find((one) => hours / one <= most) ?? 24
  const first = Math.ceil(span.from / HOUR) * HOUR
  const ticks: number[] = []
  for (let at = first; at < span.to; at += HOUR) if (Math.round((at - first) / HOUR) % step === 0) ticks.push(at)
  return ticks
}

/** What is being moved: whose it would be, and from when on; null while the program is to say when. */
export interface Held {
  order: string
  from: string | null
  technician: string
  start: number
  millis: number
  at: number | null
}

const snapped = (millis: number) => Math.round(millis / SNAP_MILLIS) * SNAP_MILLIS

/** Where a hand has moved it: `row` is the one under it, `sideways` in pixels of a lane `laneWidth` wide. */
export function moved(held: Held, people: readonly string[], row: number, sideways: number, laneWidth: number, span: Span, nowMillis: number): Held {
  const technician = people[Math.min(people.length - 1, Math.max(0, row))] ?? held.technician
  if (Math.abs(sideways) < SIDEWAYS_PX || laneWidth <= 0) return { ...held, technician, at: null }
  const wanted = snapped(held.start + (sideways / laneWidth) * (span.to - span.from))
  return { ...held, technician, at: Math.max(wanted, snapped(nowMillis)) }
}

/** Where a key moves it. */
export function stepped(held: Held, key: string, people: readonly string[], nowMillis: number): Held {
  const row = people.indexOf(held.technician)
  const at = held.at ?? snapped(held.start)
  switch (key) {
    case 'ArrowUp':
    case 'ArrowDown':
      return { ...held, technician: people[Math.min(people.length - 1, Math.max(0, row + (key === 'ArrowUp' ? -1 : 1)))] ?? held.technician }
    case 'ArrowLeft':
    case 'ArrowRight':
      return { ...held, at: Math.max(at + (key === 'ArrowLeft' ? -KEY_MILLIS : KEY_MILLIS), snapped(nowMillis)) }
    default:
      return held
  }
}

/** Nothing would be different. */
export const isSame = (held: Held) => held.technician === held.from && held.at === null

/** The stops of a person that would be in the way. What the program may move aside is not. */
export function clashes(route: Route | undefined, held: Held): Stop[] {
  if (route === undefined || held.at === null) return []
  const from = held.at
  return route.stops.filter((stop) => stop.pinned && stop.order !== held.order && Date.parse(stop.start) < from + held.millis && Date.parse(stop.end) > from)
}

/** The neighbour that an arrow key leads to: the next stop of the row, or the one of the next row that lies nearest in time. */
export function neighbour(routes: readonly Route[], technician: string, at: number, key: string): { technician: string; stop: number } | null {
  const row = routes.findIndex((one) => one.technician === technician)
  const here = routes[row]?.stops[at]
  if (here === undefined) return null
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const next = at + (key === 'ArrowLeft' ? -1 : 1)
    return routes[row]?.stops[next] === undefined ? null : { technician, stop: next }
  }
  const by = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0
  for (let next = row + by; by !== 0 && next >= 0 && next < routes.length; next += by) {
    const route = routes[next]
    if (route === undefined || route.stops.length === 0) continue
    const far = route.stops.map((stop) => Math.abs(Date.parse(stop.start) - Date.parse(here.start)))
    return { technician: route.technician, stop: far.indexOf(Math.min(...far)) }
  }
  return null
}
