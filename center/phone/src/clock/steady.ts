/**
 * How long ago something was, by a phone whose clock may be set while it is in use. Pure.
 *
 * A page has two clocks: the wall clock, which people and networks set, and `performance.now()`, which nobody sets but
 * which begins anew with every page and, on phones, stands still while the phone sleeps (w3c/hr-time#115). So neither
 * is enough. The track keeps, from beat to beat, what the counter ran and by how much the wall clock ran ahead of it:
 * such a piece is sleep, or a setting of the clock; between two pages the time is known by the wall clock only. Both
 * are pieces that are believed unless the center's time, heard before and after, says that they cannot be.
 */

/** The two clocks at one moment, in milliseconds. */
export interface Both {
  mono: number
  wall: number
}

/** A moment on the counter of one page. */
export interface Mark {
  era: string
  mono: number
}

/** The life of one page. Jumps: where the wall clock was found ahead of the counter, and by how much. */
export interface Era {
  id: string
  start: Both
  last: Both
  jumps: { mono: number; byMillis: number }[]
}

/** What the center's clock said at a moment, give or take the way of its answer. */
export interface Anchor extends Mark {
  server: number
  unsureMillis: number
}

export interface Track {
  eras: Era[]
  anchors: Anchor[]
}

/** Of these the newest are kept. A mark from before is one whose age is not known. */
export const MOST_ERAS = 60
export const MOST_ANCHORS = 120
export const MOST_JUMPS = 120
/** Below this the two clocks count as running alike. */
const ALIKE_MILLIS = 2_000
/** By so much may a piece exceed the room that the center's time leaves, beside what its answers are unsure of. */
const SLACK_MILLIS = 5_000
/** Crystals of phones go wrong by some seconds a day. */
const DRIFT = 0.0005

export const NO_TRACK: Track = { eras: [], anchors: [] }

/** Notes where both clocks stand in the page `era`. */
export function beat(track: Track, era: string, now: Both): Track {
  const current = track.eras.at(-1)
  if (current === undefined || current.id !== era) {
    return { ...track, eras: [...track.eras, { id: era, start: now, last: now, jumps: [] }].slice(-MOST_ERAS) }
  }
  const ahead = now.wall - current.last.wall - (now.mono - current.last.mono)
  const jumps = ahead > ALIKE_MILLIS ? [...current.jumps, { mono: now.mono, byMillis: ahead }].slice(-MOST_JUMPS) : current.jumps
  return { ...track, eras: [...track.eras.slice(0, -1), { ...current, last: now, jumps }] }
}

/** Notes what the center's clock said. */
export function anchored(track: Track, at: Mark, server: number, unsureMillis = 0): Track {
  return { ...track, anchors: [...track.anchors, { ...at, server, unsureMillis }].slice(-MOST_ANCHORS) }
}

/** A piece of time of which only the wall clock knows; below zero: it was set back meanwhile, nothing is known. */
interface Piece {
  from: Mark
  byMillis: number
  /** A page was closed here: some time did pass, if not this. */
  closed: boolean
}

function place(track: Track, mark: Mark): number {
  return track.eras.findIndex((era) => era.id === mark.era)
}

function before(track: Track, a: Mark, b: Mark): boolean {
  const [i, j] = [place(track, a), place(track, b)]
  return i < j || (i === j && a.mono <= b.mono)
}

/** What the counters ran between two marks, and the pieces of which they know nothing. */
function parts(track: Track, from: Mark, to: Mark): { ran: number; pieces: Piece[] } | null {
  const [first, last] = [place(track, from), place(track, to)]
  if (first < 0 || last < 0 || !before(track, from, to)) return null
  let ran = 0
  const pieces: Piece[] = []
  for (let i = first; i <= last; i++) {
    const era = track.eras[i]!
    const begin = i === first ? from.mono : era.start.mono
    const end = i === last ? to.mono : Math.max(era.last.mono, begin)
    ran += Math.max(0, end - begin)
    for (const jump of era.jumps) {
      if ((jump.mono > begin || (i > first && jump.mono === begin)) && jump.mono <= end) pieces.push({ from: { era: era.id, mono: jump.mono }, byMillis: jump.byMillis, closed: false })
    }
    const next = track.eras[i + 1]
    if (i < last && next !== undefined) {
      pieces.push({ from: { era: era.id, mono: era.last.mono }, byMillis: next.start.wall - era.last.wall, closed: true })
    }
  }
  return { ran, pieces }
}

/** Which pieces really passed, by the center's time between two anchors: the longest first, as far as there is room. */
function judged(ran: number, pieces: Piece[], low: Anchor, high: Anchor): number[] {
  const trueMillis = high.server - low.server
  const slack = SLACK_MILLIS + low.unsureMillis + high.unsureMillis + DRIFT * trueMillis
  let room = trueMillis - ran
  const passed = pieces.map(() => 0)
  const order = pieces.map((_, i) => i).sort((a, b) => pieces[b]!.byMillis - pieces[a]!.byMillis)
  const open: number[] = []
  for (const i of order) {
    const { byMillis, closed } = pieces[i]!
    if (byMillis >= 0 && byMillis <= room + slack) {
      passed[i] = byMillis
      room -= byMillis
    } else if (closed) {
      open.push(i)
    }
  }
  // What is left passed while a page was closed and the clock was set; which one, nobody can say: the first.
  if (open.length > 0 && room > 0) passed[open[0]!] = room
  return passed
}

/** The same where no anchor lies between the two; `low` and `high` are those before and after, if there are. */
function between(track: Track, from: Mark, to: Mark, low: Anchor | undefined, high: Anchor | undefined): number | null {
  const mine = parts(track, from, to)
  if (mine === null) return null
  const wide = low === undefined || high === undefined ? null : parts(track, low, high)
  if (wide !== null && low !== undefined && high !== undefined) {
    const passed = judged(wide.ran, wide.pieces, low, high)
    const inside = (piece: Piece) => mine.pieces.some((one) => one.from.era === piece.from.era && one.from.mono === piece.from.mono && one.closed === piece.closed)
    return wide.pieces.reduce((sum, piece, i) => sum + (inside(piece) ? passed[i]! : 0), mine.ran)
  }
  if (mine.pieces.some((piece) => piece.byMillis < 0)) return null
  return mine.pieces.reduce((sum, piece) => sum + piece.byMillis, mine.ran)
}

/** How many milliseconds lie between two marks; null when that is not known. */
export function elapsed(track: Track, from: Mark, to: Mark): number | null {
  const known = track.anchors.filter((anchor) => place(track, anchor) >= 0)
  const low = known.filter((anchor) => before(track, anchor, from)).at(-1)
  const high = known.find((anchor) => !before(track, anchor, from))
  if (high === undefined || !before(track, high, to)) return between(track, from, to, low, high)
  const first = between(track, from, high, low, high)
  const rest = elapsed(track, high, to)
  return first === null || rest === null ? null : first + rest
}

/** True when the wall clock alone knows of some time between the two, so that the center's should be heard. */
export function doubtful(track: Track, from: Mark, to: Mark): boolean {
  const mine = parts(track, from, to)
  return mine === null || mine.pieces.length > 0
}

/** The center's time at a mark, as far as it was ever heard; null when not. */
export function centerTime(track: Track, at: Mark): number | null {
  for (const anchor of track.anchors.slice().reverse()) {
    const since = elapsed(track, anchor, at)
    if (since !== null) return anchor.server + since
  }
  return null
}
