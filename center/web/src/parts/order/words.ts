import type { OrderRow } from '../../api/orders'
import { i18n, titleOf, wordOf } from '../../i18n'
import '../../i18n/orders'
import '../../i18n/service'

/** A stretch of time as a person says it: seconds only below a minute, minutes only below two days. */
export function spanText(seconds: number): string {
  const { t } = i18n.global
  const minutes = Math.round(seconds / 60)
  if (seconds < 60) return t('desk.seconds', { n: Math.max(0, Math.round(seconds)) })
  if (minutes < 60) return t('desk.minutes', { n: minutes })
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? t('desk.hours', { h: hours, n: minutes % 60 }) : t('desk.days', { d: Math.floor(hours / 24), n: hours % 24 })
}

/** Anything that a deed or a form may hold, as a text. */
export function plain(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return i18n.global.t(value ? 'order.yes' : 'order.no')
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(plain).join(', ')
  const texts = value as Record<string, unknown>
  if (typeof texts.zh === 'string' || typeof texts.en === 'string') return titleOf(texts as Record<string, string>)
  if (typeof texts.text === 'object' && texts.text !== null) return plain(texts.text)
  return Object.entries(texts).map(([key, one]) => `${wordOf('actField', key)} ${plain(one)}`).join(', ')
}

/** `contract/item`, as some answers name an item. */
const split = (text: string) => (text.includes('/') ? { contract: text.slice(0, text.indexOf('/')), item: text.slice(text.indexOf('/') + 1) } : { contract: '', item: text })
export const contractOf = (order: OrderRow) => (order.item === null ? '' : typeof order.item === 'string' ? split(order.item).contract : order.item.contract)
export const itemId = (order: OrderRow) => (order.item === null ? null : typeof order.item === 'string' ? split(order.item).item : order.item.item)
export const itemName = (order: OrderRow) => (order.item === null ? '—' : typeof order.item === 'string' ? order.item : titleOf(order.item.name, order.item.item))
