import { ref } from 'vue'
import { api } from './api/client'
import type { Site } from './api/types'
import { titleOf } from './i18n'
import { listen } from './live/stream'

/** The sites as last loaded; the header's count and the sites page read it. */
export const sites = ref<Site[] | null>(null)
export const sitesError = ref<unknown>(null)

/** After news the sites are loaded again, but not more often than this. */
const AT_MOST_EVERY_MILLIS = 1_000

let loading = false
let again = false
let timer: ReturnType<typeof setTimeout> | undefined

export async function loadSites(): Promise<void> {
  if (loading) {
    again = true
    return
  }
  loading = true
  try {
    sites.value = (await api.sites()).sites
    sitesError.value = null
  } catch (error) {
    sitesError.value = error
  } finally {
    loading = false
    if (again) {
      again = false
      soon()
    }
  }
}

function soon(): void {
  if (timer !== undefined) return
  timer = setTimeout(() => {
    timer = undefined
    void loadSites()
  }, AT_MOST_EVERY_MILLIS)
}

/** Keeps the sites up to date for as long as somebody is logged in. */
export function watchSites(): () => void {
  void loadSites()
  return listen({ load: () => void loadSites(), alarm: soon, device: soon, edge: soon })
}

/** A site's name as people say it; its id while it is not known. */
export function siteName(id: string | null): string {
  if (id === null || id === '') return '—'
  const site = sites.value?.find((one) => one.id === id)
  return site === undefined ? id : titleOf(site.title, id)
}
