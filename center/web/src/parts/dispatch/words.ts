import type { Stop } from '../../api/dispatch'
import type { OrderRow } from '../../api/orders'
import { i18n, titleOf } from '../../i18n'
import { said } from '../clock/words'
import { spanText } from '../order/words'
import '../../i18n/orders'

/** What a stop is about: the order's title, where it is known, else what the plan calls it. */
export function titleOfOrder(stop: Stop, orders: ReadonlyMap<string, OrderRow>): string {
  const order = stop.kind === 'order' && stop.order !== null ? orders.get(stop.order) : undefined
  return order === undefined ? said(stop.name, stop.order ?? stop.place) : titleOf(order.title, order.id)
}

/** How much time is left to spare, or by how much it would be too late. */
export function slackText(seconds: number): string {
  const rounded = Math.round(Math.abs(seconds) / 60) * 60
  return i18n.global.t(seconds < 0 ? 'dispatch.slackOver' : 'dispatch.slack', { n: spanText(Math.max(60, rounded)) })
}
