import { computed, ref } from 'vue'
import { api } from './api/client'
import type { Me } from './api/types'
import { i18n } from './i18n'
import { ApiError } from './api/client'

/** Who is logged in; null when nobody is, undefined before the center was asked. */
export const me = ref<Me | null | undefined>(undefined)

/** Viewers only look; all others may acknowledge. */
export const mayOperate = computed(() => me.value != null && me.value.role !== 'viewer')

/** Asks the center once who is logged in. Throws when it cannot be reached. */
export async function askWhoIAm(): Promise<Me | null> {
  if (me.value !== undefined) return me.value
  try {
    me.value = await api.me()
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error
    me.value = null
  }
  return me.value
}

/** Something is missing in a form; the message is for the person before it. */
export class Lack extends Error {}

/** What went wrong in the words of the page; the center's own explanation where it adds something. */
export function errorText(error: unknown): string {
  const { t, te } = i18n.global
  if (error instanceof Lack) return error.message
  if (!(error instanceof ApiError)) return t('error.internal')
  const known = te(`error.${error.code}`) ? t(`error.${error.code}`, { n: error.retryAfterSeconds ?? 60 }) : error.code
  const explain = ['bad-request', 'conflict'].includes(error.code)
  return explain && error.detail !== '' ? `${known} ${error.detail}` : known
}
