import type { InspectionRound, Paper, PaperScore } from '../api/papers'
import { ROUND_STATES } from '../api/papers'

/** What must be done first: rounds that are due, then missed ones; the past newest first. */
export function byRound(one: InspectionRound, other: InspectionRound): number {
  const rank = (of: InspectionRound) => ROUND_STATES.indexOf(of.state)
  const past = one.state === 'done' || one.state === 'missed'
  const time = Date.parse(one.to) - Date.parse(other.to)
  return rank(one) - rank(other) || (past ? -time : time) || (one.id < other.id ? -1 : 1)
}

/** Seconds until a paper must be handed in, below zero when it is late; null when it was or need not be. */
export function dueIn(paper: Paper, nowMillis: number): number | null {
  return paper.state === 'issued' || paper.due === null ? null : Math.floor((Date.parse(paper.due) - nowMillis) / 1000)
}

/** What must be handed in first, then what was, newest first. */
export function byPaper(one: Paper, other: Paper): number {
  const group = (of: Paper) => (of.state === 'issued' ? 2 : of.due === null ? 1 : 0)
  const key = (of: Paper) => (of.state === 'issued' || of.due === null ? -Date.parse(of.to) : Date.parse(of.due))
  return group(one) - group(other) || key(one) - key(other) || (one.id < other.id ? -1 : 1)
}

/** What a person gave a line: null for nothing yet, undefined for what is no number of points. */
export function judgedPoints(line: PaperScore['lines'][number], texts: Record<string, string>): number | null | undefined {
  const text = (texts['points.' + line.rule] ?? '').trim()
  if (text === '') return null
  return /^[0-9]{1,3}$/.test(text) && Number(text) <= line.full ? Number(text) : undefined
}

/** The sheet by what is known, and by what stands on the screen of the rest. */
export function scoreNow(score: PaperScore, texts: Record<string, string>): { now: number; sure: number; open: number } {
  const sum = { now: 0, sure: 0, open: 0 }
  for (const line of score.lines) {
    const given = line.judged ? judgedPoints(line, texts) : null
    sum.now += given ?? (line.judged ? line.full : line.most)
    sum.sure += given ?? (line.judged ? 0 : line.least)
    if (line.judged && (given === null || given === undefined)) sum.open += 1
  }
  return sum
}
