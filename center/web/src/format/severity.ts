import type { Counts, Severity, Worst } from '../api/types'

/** Worst first. */
export const SEVERITIES: readonly Severity[] = ['critical', 'major', 'minor', 'warning', 'indeterminate']

export function severityRank(severity: Severity): number {
  return SEVERITIES.indexOf(severity)
}

export function isSeverity(word: string): word is Severity {
  return (SEVERITIES as readonly string[]).includes(word)
}

const ORDER: readonly Worst[] = [...SEVERITIES, 'down', 'not-observed', 'up', 'empty']

export function worstOf(all: readonly Worst[]): Worst {
  return all.reduce<Worst>((worst, one) => (ORDER.indexOf(one) < ORDER.indexOf(worst) ? one : worst), 'empty')
}

export function activeAlarms(counts: Counts): number {
  return SEVERITIES.reduce((sum, severity) => sum + counts[severity], 0)
}
