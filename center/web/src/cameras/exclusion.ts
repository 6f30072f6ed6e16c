import type { Exclusion, ExclusionState, Stretch, Tally, TimeClassName } from '../api/cameras'
import type { Me } from '../api/types'

/** Why time may be excused; the contract says which of these it honours. */
export const REASONS = ['maintenance', 'force-majeure', 'grid-failure', 'carrier-failure', 'third-party-works', 'owner-request'] as const
export const EXCLUSION_STATES: readonly ExclusionState[] = ['undecided', 'approved', 'refused', 'revoked']
/** Most cameras of one request. */
export const MAX_CODES = 2_000

export type Decision = 'approve' | 'refuse' | 'revoke'

/**
 * What the user may decide on an exclusion: nothing on one that the same person asked for. The center holds to the same
 * rule.
 */
export function decisionsFor(exclusion: Exclusion, me: Me | null | undefined): Decision[] {
  if (me == null || me.role === 'viewer' || me.role === 'operator' || me.user === exclusion.askedBy) return []
  switch (exclusion.state) {
    case 'undecided':
      return ['approve', 'refuse']
    case 'approved':
      return ['revoke']
    case 'refused':
    case 'revoked':
      return ['approve']
  }
}

/** Codes out of what was typed or pasted: apart by blanks, commas or lines, each once. */
export function codesIn(text: string): string[] {
  return [...new Set(text.split(/[\s,;，；、]+/).filter((one) => one !== ''))]
}

/**
 * What time a window holds as it would be without any exclusion: that is what an approval takes out of the reckoning.
 * Time out of service stays out.
 */
export function heldBy(stretches: readonly Stretch[], fromMillis: number, toMillis: number): Tally {
  const tally: Tally = { out: 0, excluded: 0, unknown: 0, down: 0, up: 0 }
  for (const stretch of stretches) {
    const from = Math.max(fromMillis, Date.parse(stretch.from))
    const to = Math.min(toMillis, Date.parse(stretch.to))
    const is: TimeClassName = stretch.class === 'excluded' ? stretch.beneath : stretch.class
    if (to > from) tally[is] += to - from
  }
  return tally
}
