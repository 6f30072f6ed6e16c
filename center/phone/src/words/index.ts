import { ref } from 'vue'
import type { Texts } from '../api/types'
import { type Words, zh } from './zh'

/** The words of the app: Chinese first; English is loaded when somebody asks for it. */
export type Language = 'zh' | 'en'
export type Word = keyof Words

const KEY = 'gengfu.language'
const words = ref<Words>(zh)
export const language = ref<Language>('zh')

export async function setLanguage(next: Language): Promise<void> {
  words.value = next === 'en' ? (await import('./en')).en : zh
  language.value = next
  document.documentElement.lang = next === 'en' ? 'en' : 'zh-CN'
  document.title = words.value['app.name']
  localStorage.setItem(KEY, next)
}

export function startLanguage(): Promise<void> {
  return setLanguage(localStorage.getItem(KEY) === 'en' ? 'en' : 'zh')
}

export function t(word: Word, values: Record<string, string | number> = {}): string {
  return words.value[word].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

/** The word of a group, such as a stage; what the app does not know is shown as it came. */
export function wordOf(group: string, name: string): string {
  const word = `${group}.${name}` as Word
  return word in words.value ? words.value[word] : name
}

/** A text of the center in the language of the app. */
export function said(texts: Texts | string | null | undefined): string {
  if (texts === null || texts === undefined) return ''
  if (typeof texts === 'string') return texts
  return texts[language.value] || texts.zh || texts.en || ''
}
