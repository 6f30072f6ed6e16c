import type { Texts } from '../../api/types'
import { i18n, titleOf, wordOf } from '../../i18n'
import '../../i18n/field'

/** A name as the center has it: in several languages, in one, or none. */
export function nameText(name: Texts | string | null | undefined, fallback = ''): string {
  if (name === null || name === undefined || name === '') return fallback
  return typeof name === 'string' ? name : titleOf(name, fallback)
}

/** An id without a name: `feeder:F07` as a person says it. */
export function idText(id: string): string {
  const [type, rest] = id.split(':', 2)
  return rest === undefined || type === undefined || !i18n.global.te(`nodeType.${type}`) ? id : `${typeText(type)} ${rest}`
}

export function typeText(type: string): string {
  return type === '' ? '?' : wordOf('nodeType', type)
}
