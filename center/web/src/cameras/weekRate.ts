import { cameraApi, type Timeline } from '../api/cameras'
import { ApiError } from '../api/client'
import { DAY_MILLIS } from './days'

/** At most so many questions at once: the list has many rows, the center other work. */
const AT_ONCE = 3
/** An answer is good for so long: a week's rate changes slowly. */
const GOOD_FOR_MILLIS = 10 * 60_000
/** How often a question that the center had no place for is asked again, after the wait that it told. */
const MAX_TRIES = 4
/** Most answers that are kept; the oldest go first. */
export const MAX_KEPT_RATES = 1_000
const WEEK_MILLIS = 7 * DAY_MILLIS

export type WeekRate = Pick<Timeline, 'rate' | 'tally'>

const kept = new Map<string, { at: number; answer: WeekRate }>()
const waiting: (() => Promise<void>)[] = []
let running = 0

function next(): void {
  while (running < AT_ONCE) {
    const task = waiting.shift()
    if (task === undefined) return
    running++
    void task().finally(() => {
      running--
      next()
    })
  }
}

/** Waits so long; at once when nobody wants it any more. */
function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
}

/** Asks again when the center says that it is busy, and when to come back. */
export async function patient<T>(ask: () => Promise<T>, signal: AbortSignal, waiting: (seconds: number | null) => void = () => {}): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      const seconds = error instanceof ApiError && error.status === 503 ? error.retryAfterSeconds : null
      if (seconds === null || tries === MAX_TRIES || signal.aborted) throw error
      waiting(seconds)
      await pause(seconds * 1000, signal)
      waiting(null)
      if (signal.aborted) throw error
    }
  }
}

/**
 * The online rate of a camera over the last seven days, reckoned by the center when a row comes into view. Null when the
 * question was given up before its turn or failed: the row then shows a dash.
 */
export function weekRate(code: string, nowMillis: number, signal: AbortSignal): Promise<WeekRate | null> {
  const known = kept.get(code)
  if (known !== undefined && nowMillis - known.at < GOOD_FOR_MILLIS) return Promise.resolve(known.answer)
  return new Promise((resolve) => {
    waiting.push(async () => {
      if (signal.aborted) return resolve(null)
      try {
        const { rate, tally } = await patient(() => cameraApi.timeline(code, new Date(nowMillis - WEEK_MILLIS).toISOString(), new Date(nowMillis).toISOString(), 'online', signal), signal)
        kept.delete(code)
        kept.set(code, { at: nowMillis, answer: { rate, tally } })
        const oldest = kept.keys().next()
        if (kept.size > MAX_KEPT_RATES && !oldest.done) kept.delete(oldest.value)
        resolve({ rate, tally })
      } catch {
        resolve(null)
      }
    })
    next()
  })
}
