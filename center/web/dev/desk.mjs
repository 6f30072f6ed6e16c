// What a service desk works with, made up for dev/server.mjs: clocks, orders, dispatch, stock, contracts, papers.
import { answerClocks, stepClocks } from './clocks.mjs'
import { answerContracts } from './contracts.mjs'
import { answerDispatch } from './dispatch.mjs'
import { answerOrders } from './orders.mjs'
import { answerPapers } from './papers.mjs'
import { answerStock } from './stock.mjs'

/** Answers what is asked about the desk's work; false when it is about something else. */
export async function answerDesk(asked) {
  for (const part of [answerClocks, answerOrders, answerDispatch, answerStock, answerContracts, answerPapers]) {
    const answered = await part(asked)
    if (answered !== false) return answered
  }
  return false
}

/** A second of the made-up desk. */
export function stepDesk(publish) {
  stepClocks(publish)
}
