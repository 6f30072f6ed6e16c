import type { Texts } from '../../api/types'
import { zoneTime } from '../../cameras/days'
import { i18n, titleOf, wordOf } from '../../i18n'
import '../../i18n/service'

/** A word of the center, in several languages, in one, or none. */
export function said(text: Texts | string | null | undefined, fallback = '—'): string {
  if (text === null || text === undefined || text === '') return fallback
  return typeof text === 'string' ? text : titleOf(text, fallback)
}

/** 11-23 15:04 in the contract's zone; the year only where it is another. */
export function brief(time: string | number | null | undefined, nowMillis: number): string {
  if (time === null || time === undefined) return '—'
  const full = zoneTime(time)
  const today = zoneTime(nowMillis)
  if (full.slice(0, 10) === today.slice(0, 10)) return full.slice(11, 16)
  return full.slice(0, 4) === today.slice(0, 4) ? full.slice(5, 16) : full.slice(0, 16)
}

export const kindText = (kind: string) => wordOf('clockKind', kind)
export const levelText = (level: number | null) => (level === null ? '—' : i18n.global.t('clocks.level', { n: level }))

/** Who repairs, who pays: a word that is known, else as the contract has it. */
export function partyText(party: Texts | string | null): string {
  return typeof party === 'string' ? wordOf('party', party) : said(party)
}
