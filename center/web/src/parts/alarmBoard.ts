import { computed, onBeforeUnmount, type Ref, shallowRef, watch } from 'vue'
import { type AlarmFilter, queryOf, requestOf } from '../alarms/filter'
import { type AlarmRow, dropLeft, insertAlarms, MAX_ROWS, mergeAlarms } from '../alarms/list'
import { api } from '../api/client'
import type { Alarm } from '../api/types'
import { centerTime } from '../live/clock'
import { useLive } from './live'

const PAGE = 500
/** News is gathered for so long before the list changes: a storm brings thousands in a second. */
const GATHER_MILLIS = 200

/**
 * The alarms behind a list: page by page from the center, kept up to date by the live stream. Rows change where they stand;
 * newcomers go in only while `resting()` says that nobody is at the list, else they are counted in `waiting`.
 */
export function useAlarms(filter: Ref<AlarmFilter>, open: Ref<number | null>, resting: () => boolean) {
  const rows = shallowRef<AlarmRow[] | null>(null)
  const total = shallowRef(0)
  const next = shallowRef<string | null>(null)
  const problem = shallowRef<unknown>(null)
  const busy = shallowRef(false)
  const newest = shallowRef<Alarm | null>(null)
  const pending = shallowRef<Map<number, Alarm>>(new Map())
  const waiting = computed(() => pending.value.size)
  let question: AbortController | null = null
  let gathered: Alarm[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  async function load(): Promise<void> {
    question?.abort()
    const mine = new AbortController()
    question = mine
    busy.value = true
    try {
      const page = await api.alarms(requestOf(filter.value, centerTime(), PAGE, null), mine.signal)
      if (question !== mine) return
      rows.value = page.alarms.map((alarm) => ({ alarm, leaving: false }))
      pending.value = new Map()
      total.value = page.total
      next.value = page.next
      problem.value = null
      await bringOpened()
    } catch (error) {
      if (question === mine && !mine.signal.aborted) problem.value = error
    } finally {
      if (question === mine) busy.value = false
    }
  }
  /** An alarm that another page pointed to is shown even when the filter would leave it out. */
  async function bringOpened(): Promise<void> {
    const id = open.value
    if (id === null || !Number.isSafeInteger(id) || rows.value?.some((row) => row.alarm.id === id)) return
    try {
      const { alarm } = await api.alarm(id)
      rows.value = [{ alarm, leaving: true }, ...(rows.value ?? [])]
    } catch {
      // It is gone (retention): the list stands without it.
    }
  }
  async function more(): Promise<void> {
    const mine = question
    if (busy.value || next.value === null || (rows.value?.length ?? 0) >= MAX_ROWS) return
    busy.value = true
    try {
      const page = await api.alarms(requestOf(filter.value, centerTime(), PAGE, next.value), mine?.signal)
      if (question !== mine) return
      const known = new Set((rows.value ?? []).map((row) => row.alarm.id))
      const added = page.alarms.filter((alarm) => !known.has(alarm.id) && !pending.value.has(alarm.id)).map((alarm) => ({ alarm, leaving: false }))
      rows.value = [...(rows.value ?? []), ...added]
      next.value = page.next
    } catch (error) {
      if (question === mine && !mine?.signal.aborted) problem.value = error
    } finally {
      if (question === mine) busy.value = false
    }
  }
  function settle(): void {
    if (rows.value === null) return
    if (pending.value.size > 0) {
      rows.value = dropLeft(insertAlarms(rows.value, [...pending.value.values()]), open.value)
      pending.value = new Map()
    }
  }
  function flush(): void {
    timer = undefined
    const news = gathered
    gathered = []
    if (rows.value === null) return
    const merged = mergeAlarms(rows.value, news, filter.value, centerTime())
    rows.value = merged.rows
    const held = new Map(pending.value)
    for (const alarm of news) held.delete(alarm.id)
    for (const alarm of merged.came) held.set(alarm.id, alarm)
    total.value = Math.max(0, total.value + merged.more + held.size - pending.value.size)
    newest.value = merged.came.filter((alarm) => !pending.value.has(alarm.id)).at(-1) ?? newest.value
    pending.value = held
    if (resting()) settle()
  }
  /** What the user did shows at once; what the stream brings is gathered. */
  function merge(alarm: Alarm): void {
    gathered.push(alarm)
    clearTimeout(timer)
    flush()
  }
  function hear(alarm: Alarm): void {
    gathered.push(alarm)
    timer ??= setTimeout(flush, GATHER_MILLIS)
  }

  watch(() => JSON.stringify(queryOf(filter.value)), load)
  useLive(() => 'readings=false', { load: () => void load(), alarm: hear })
  const tidy = setInterval(() => {
    if (pending.value.size > 0 && resting()) settle()
  }, 1_000)
  onBeforeUnmount(() => {
    question?.abort()
    clearTimeout(timer)
    clearInterval(tidy)
  })
  return { rows, total, next, problem, busy, newest, waiting, load, more, merge, settle }
}
