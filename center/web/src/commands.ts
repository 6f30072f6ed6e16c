import { ref } from 'vue'
import { api } from './api/client'
import type { CommandRequest, WriteRule } from './api/types'
import { covers } from './format/role'
import { listen } from './live/stream'
import { me } from './session'

/** What was asked of devices lately, newest first; kept up to date while somebody is logged in. */
export const requests = ref<CommandRequest[]>([])

/** As many are kept as are loaded; older ones go first. */
export const MAX_KEPT = 200

export { covers }

/** True when the logged-in user may ask for what has this rule. */
export function mayAsk(rule: WriteRule): boolean {
  return covers(me.value?.role, rule.role)
}

/** True when the logged-in user is a second person who may agree to it. */
export function mayAgree(request: CommandRequest): boolean {
  return request.state === 'asked' && request.approval !== null && request.askedBy !== me.value?.user && covers(me.value?.role, request.approval)
}

/** True while something is still to come of it. */
export function isOpen(request: CommandRequest): boolean {
  return request.state === 'asked' || request.state === 'agreed' || request.state === 'sent'
}

/** Puts a request in, or its newer state in its place. A state that has ended is never taken back by an open one. */
export function merged(known: readonly CommandRequest[], news: CommandRequest): CommandRequest[] {
  const before = known.find((one) => one.id === news.id)
  if (before === undefined) return [news, ...known].slice(0, MAX_KEPT)
  if (!isOpen(before) && isOpen(news)) return [...known]
  return known.map((one) => (one.id === news.id ? news : one))
}

export function took(news: CommandRequest): void {
  requests.value = merged(requests.value, news)
}

/** The newest request of a device for a metric. */
export function lastOf(edge: string, device: string, metric: string): CommandRequest | undefined {
  return requests.value.find((one) => one.edge === edge && one.device === device && one.metric === metric)
}

/** Loads the requests and keeps them until the function that it gives back is called. */
export function watchRequests(): () => void {
  const load = async (): Promise<void> => {
    try {
      requests.value = (await api.commands(MAX_KEPT)).commands
    } catch {
      // The pages say by themselves that the center cannot be reached; the stream asks again.
    }
  }
  void load()
  const stop = listen({ load: () => void load(), command: took })
  return () => {
    stop()
    requests.value = []
  }
}
