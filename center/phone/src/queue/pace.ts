const SOON_MILLIS = 5_000
const CALM_MILLIS = 60_000
const GROWTH = 1.5

/** How a round with the center ended. */
export interface RoundEnd {
  live: boolean
  /** Deeds and pictures that still wait. */
  rest: number
}

/** Says when to try again: soon while something waits, seldom while nothing does, ever later while no way leads to the center. */
export class Pace {
  private failures = 0

  /** Milliseconds until the next round. */
  after(end: RoundEnd): number {
    if (!end.live) return Math.min(CALM_MILLIS, SOON_MILLIS * GROWTH ** this.failures++)
    this.failures = 0
    return end.rest > 0 ? SOON_MILLIS : CALM_MILLIS
  }

  /** There may be signal again: the next failure counts as the first. */
  restart(): void {
    this.failures = 0
  }
}
