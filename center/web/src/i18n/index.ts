import { computed } from 'vue'
import { createI18n } from 'vue-i18n'
import type { Texts } from '../api/types'
import { type Language, textIn } from '../format/value'
import { en } from './en'
import { zh } from './zh'

const KEY = 'gengfu.language'

function kept(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}

export const i18n = createI18n({
  legacy: false,
  locale: kept() as Language,
  fallbackLocale: 'zh',
  messages: { zh, en },
})

export const language = computed<Language>(() => i18n.global.locale.value)

export function setLanguage(next: Language): void {
  i18n.global.locale.value = next
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
  try {
    localStorage.setItem(KEY, next)
  } catch {
    // A browser without storage forgets the choice; nothing else depends on it.
  }
}

/** The text of a device, point, alarm … in the language of the page. */
export function titleOf(texts: Texts, fallback = ''): string {
  return textIn(texts, language.value, fallback)
}

/** The text of a key that may be unknown (a counter, a kind of device), else the word itself. */
export function wordOf(group: string, word: string): string {
  const key = `${group}.${word.replaceAll('.', '-')}`
  return i18n.global.te(key) ? i18n.global.t(key) : word
}
