import type { Figures, Verdict } from '../api/duty'

/** The figures in the order of the table; those of the center's verdicts by its names. */
export const FIGURES = ['activations', 'perTenMinutes', 'perHour', 'perDay', 'crowded', 'mostInTenMinutes', 'floodShare', 'topSources', 'chattering', 'fleeting', 'stale', 'byPriority'] as const
export type FigureName = (typeof FIGURES)[number]
export const PRIORITIES = ['low', 'medium', 'high', 'highest'] as const

/** A share of 0 to 1 in percent with one digit. What is more than nothing is not written as nothing, what is less than all not as all. */
export function percent(share: number): string {
  if (share <= 0) return '0%'
  if (share >= 1) return '100%'
  const tenths = Math.min(999, Math.max(1, Math.round(share * 1000)))
  return `${(tenths / 10).toFixed(1)}%`
}
const one = (value: number) => (Math.round(value * 10) / 10).toFixed(1)

export const topShare = (figures: Figures) => figures.topSources.reduce((sum, source) => sum + source.share, 0)

/** The mix of priorities from low to highest in whole percent; `—` where there is nothing to mix. */
export function mixText(figures: Figures): string {
  const all = PRIORITIES.reduce((sum, name) => sum + (figures.byPriority[name] ?? 0), 0)
  return all === 0 ? '—' : PRIORITIES.map((name) => String(Math.round((100 * (figures.byPriority[name] ?? 0)) / all))).join(' / ')
}

/** A figure as it is written. */
export function figureText(figures: Figures, name: FigureName): string {
  switch (name) {
    case 'activations':
    case 'mostInTenMinutes':
    case 'fleeting':
    case 'stale':
      return String(figures[name])
    case 'perTenMinutes':
    case 'perHour':
    case 'perDay':
      return one(figures[name])
    case 'crowded':
      return `${figures.crowded} / ${figures.intervals}`
    case 'floodShare':
      return percent(figures.floodShare)
    case 'topSources':
      return figures.activations === 0 ? '—' : percent(topShare(figures))
    case 'chattering':
      return String(figures.chattering.length)
    case 'byPriority':
      return mixText(figures)
  }
}

/** How a figure stands; null where the center does not judge it. */
export function verdictOf(figures: Figures, name: FigureName): Verdict | null {
  return figures.verdicts[name] ?? null
}

const RANK: Record<Verdict, number> = { good: 0, limit: 1, over: 2 }
/** The worst of all; null where nothing is judged. */
export function worstVerdict(figures: Figures): Verdict | null {
  return Object.values(figures.verdicts).reduce<Verdict | null>((worst, next) => (worst === null || RANK[next] > RANK[worst] ? next : worst), null)
}
