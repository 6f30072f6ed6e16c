import type { CameraRow, Rung, RungName } from '../api/cameras'

/** Lowest first. */
export const RUNGS: readonly RungName[] = ['link', 'session', 'accepted', 'opened', 'flowing', 'picture', 'recording']

/** All seven rungs in order; one that the answer does not name was not observed. */
export function fullLadder(ladder: readonly Rung[]): Rung[] {
  return RUNGS.map((rung) => ladder.find((one) => one.rung === rung) ?? { rung, seen: 'not-observed', reason: 'not-asked', detail: '', time: '', since: '', lastGood: null })
}

/** The lowest rung that is bad: what has to be mended first. */
export function firstBad(ladder: readonly Rung[]): Rung | null {
  return fullLadder(ladder).find((rung) => rung.seen === 'bad') ?? null
}

/** What a suspect is: down, not answering for so short a time that it does not count yet, a picture that cannot be used, or not seen. */
export type Suspicion = 'down' | 'doubtful' | 'picture' | 'not-observed'
export const SUSPICIONS: readonly Suspicion[] = ['down', 'doubtful', 'picture', 'not-observed']

export function suspicionOf(row: Pick<CameraRow, 'state' | 'intact' | 'online'>): Suspicion | null {
  if (row.state === 'out') return null
  if (row.state === 'down') return 'down'
  if (row.state === 'not-observed') return 'not-observed'
  if (row.online === 'bad') return 'doubtful'
  return row.intact === 'bad' ? 'picture' : null
}

/** Worst first within a heading: the longest. */
export function byDuration(a: Pick<CameraRow, 'since' | 'code'>, b: Pick<CameraRow, 'since' | 'code'>): number {
  const difference = Date.parse(a.since ?? '9999') - Date.parse(b.since ?? '9999')
  return difference !== 0 && !Number.isNaN(difference) ? difference : a.code.localeCompare(b.code)
}
