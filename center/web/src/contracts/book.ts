import type { ContractItem, ContractProblem, ContractScore } from '../api/contracts'
import type { RuleProblem } from '../api/rules'
import { zoneTime } from '../cameras/days'
import type { Texts } from '../api/types'

/** Whether an item has the words that are looked for. */
export function itemMatches(item: ContractItem, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return true
  const words = [item.id, ...Object.values(item.name), item.source ?? '', ...item.commitments.flatMap((one) => Object.values(one.text))]
  return words.some((one) => one.toLowerCase().includes(wanted))
}

/** What keeps a text from going into force. */
export const isError = (one: ContractProblem) => one.warning !== true

/** A problem as the editor of rules shows it. */
export function asEditorProblem(one: ContractProblem): RuleProblem {
  const text: Texts = typeof one.text === 'string' ? { zh: one.text, en: one.text } : one.text
  return { line: one.line, column: one.column, kind: isError(one) ? 'syntax' : 'warning', text } as RuleProblem
}

/** From which share of its points a contract is well, to be mended, or lost. */
export type Band = 'good' | 'mend' | 'lost'
export function bandOf(score: Pick<ContractScore, 'full' | 'now'>): Band {
  const share = score.full <= 0 ? 1 : score.now / score.full
  return share >= 0.85 ? 'good' : share >= 0.65 ? 'mend' : 'lost'
}
export const shareOf = (score: Pick<ContractScore, 'full' | 'now'>) => (score.full <= 0 ? 1 : Math.min(1, Math.max(0, score.now / score.full)))

/** Points without a sign and without needless digits. */
export function pointsText(points: number): string {
  return String(Math.round(Math.abs(points) * 100) / 100)
}

/** A day, or the day of an instant in the contract's zone. */
export const dayPart = (text: string | null | undefined) => (text == null ? null : text.length === 10 ? text : zoneTime(text).slice(0, 10))
