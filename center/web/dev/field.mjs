// A made-up field graph, rules, proposals and maintenance windows for dev/server.mjs.
import { answerGraph } from './graph.mjs'
import { answerMaintenance, stepMaintenance } from './maintenance.mjs'
import { answerRules } from './rules.mjs'

/** Answers what is asked about the field; false when it is about something else. */
export async function answerField(asked) {
  for (const part of [answerGraph, answerRules, answerMaintenance]) {
    const answered = await part(asked)
    if (answered !== false) return answered
  }
  return false
}

/** A second of the made-up field. */
export function stepField() {
  stepMaintenance(Date.now())
}
