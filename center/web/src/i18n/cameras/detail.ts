import { i18n } from '..'
import { detailText } from '../../cameras/detail'

/** A rung's detail in the language of the page. */
export function detailOf(detail: string): string {
  return detailText(detail, (key, values) => {
    const path = key.startsWith('fault.') ? key : 'detail.' + key
    return i18n.global.te(path) ? i18n.global.t(path, values) : null
  })
}
