import { ref } from 'vue'
import { get, put } from '../store/db'
import { newId } from '../queue/ids'
import { type Mark, type Track, NO_TRACK, anchored, beat, centerTime } from './steady'

/** The running clock of this page; writes the track down, so that the next page can go on from it. */
const BEAT_MILLIS = 10_000
const ERA = newId()

let track: Track = NO_TRACK
let kept = Promise.resolve()

/** The center's time in milliseconds as far as the phone knows; ticks once a second. */
export const now = ref(Date.now())
/** By how much the phone's clock is ahead of the center's; null before anything was heard. */
export const aheadMillis = ref<number | null>(null)

/** Writes the track down; done when it is safe. */
export function keepTrack(): Promise<void> {
  const current = track
  kept = kept.then(() => put('meta', current, 'track')).catch(() => undefined)
  return kept
}

/** Where the counter stands. */
export function mark(): Mark {
  const mono = performance.now()
  track = beat(track, ERA, { mono, wall: Date.now() })
  return { era: ERA, mono }
}

export function trackNow(): Track {
  mark()
  return track
}

/** The answer to a request that left at `asked` said that it is `serverTime`. */
export function heard(serverTime: string, asked: Mark): void {
  const server = Date.parse(serverTime)
  if (Number.isNaN(server)) return
  const at = mark()
  // What lies between question and answer is halved; of a very slow answer nothing better is known.
  const half = asked.era === at.era ? (at.mono - asked.mono) / 2 : 0
  track = anchored(track, { era: at.era, mono: at.mono - half }, server, half)
  void keepTrack()
  tick()
}

/** The center's time now, by the counter; by the phone's clock while nothing was heard. */
export function centerNow(): number {
  return centerTime(trackNow(), mark()) ?? Date.now()
}

function tick(): void {
  const at = mark()
  const center = centerTime(track, at)
  aheadMillis.value = center === null ? null : Date.now() - center
  now.value = center ?? Date.now()
}

/** Goes on from the last page's track; to be awaited before anything is marked. */
export async function startTicker(): Promise<void> {
  track = (await get<Track>('meta', 'track')) ?? NO_TRACK
  mark()
  await keepTrack()
  tick()
  setInterval(tick, 1_000)
  setInterval(() => void keepTrack(), BEAT_MILLIS)
  document.addEventListener('visibilitychange', () => {
    mark()
    void keepTrack()
  })
}

/** The center's time at an earlier mark; null when that is not known. */
export function centerTimeOf(at: Mark): number | null {
  return centerTime(trackNow(), at)
}
