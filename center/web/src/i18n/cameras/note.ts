import { i18n } from '..'
import { noteParts } from '../../cameras/note'

/** The center's note about a stretch in the language of the page. */
export function noteText(note: string): string {
  return noteParts(note).map((part) => (part.key === null ? part.value : i18n.global.t('note.' + part.key, { value: part.value }))).join(' · ')
}
