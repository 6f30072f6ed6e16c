import { describe, expect, it } from 'vitest'
import type { Figures } from '../src/api/duty'
import { FIGURES, figureText, percent, topShare, verdictOf, worstVerdict } from '../src/incidents/load'

const figures = (more: Partial<Figures> = {}): Figures => ({
  activations: 213, perTenMinutes: 2.958, perHour: 17.75, perDay: 426, intervals: 72, crowded: 9, mostInTenMinutes: 27, floods: [], floodShare: 0.1342, topSources: [{ source: 'a', name: {}, count: 20, share: 20 / 213 }, { source: 'b', name: {}, count: 10, share: 10 / 213 }],
  chattering: ['x:y'], fleeting: 3, stale: 7, byPriority: { low: 170, medium: 32, high: 9, highest: 2 }, verdicts: { perTenMinutes: 'over', mostInTenMinutes: 'limit', stale: 'good' }, ...more,
})

describe('the figures of a shift', () => {
  it('are written with the digits that they bear', () => {
    expect(FIGURES.map((name) => figureText(figures(), name))).toEqual(['213', '3.0', '17.8', '426.0', '9 / 72', '27', '13.4%', '14.1%', '1', '3', '7', '80 / 15 / 4 / 1'])
    const quiet = figures({ activations: 0, topSources: [], byPriority: { low: 0, medium: 0, high: 0, highest: 0 } })
    expect([figureText(quiet, 'topSources'), figureText(quiet, 'byPriority'), topShare(quiet)]).toEqual(['—', '—', 0])
  })

  // "0 %" of a shift in flood means none at all.
  it('never round to nothing or to all', () => {
    expect([0, 0.0001, 0.0499, 0.99999, 1].map(percent)).toEqual(['0%', '0.1%', '5.0%', '99.9%', '100%'])
  })

  it('are judged by the center alone', () => {
    expect([verdictOf(figures(), 'perTenMinutes'), verdictOf(figures(), 'perDay'), worstVerdict(figures())]).toEqual(['over', null, 'over'])
    expect(worstVerdict(figures({ verdicts: { a: 'good', b: 'limit' } }))).toBe('limit')
    expect(worstVerdict(figures({ verdicts: {} }))).toBeNull()
  })
})
