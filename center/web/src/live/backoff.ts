/** First wait before a lost stream is opened again. */
export const FIRST_WAIT_MILLIS = 500
/** Longest wait between two tries. */
export const LONGEST_WAIT_MILLIS = 15_000

/**
 * How long to wait before try number `attempt` (1 = first after the loss): doubled each time up to the longest, of
 * which a random half is taken, so that many pages do not come back in one instant.
 */
export function waitMillis(attempt: number, random: number): number {
  const whole = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS * 2 ** Math.min(attempt - 1, 20))
  return Math.round(whole / 2 + (whole / 2) * random)
}
