import type { InspectionRound, Paper } from '../api/papers'
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
