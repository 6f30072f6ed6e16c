import { computed, onBeforeUnmount, type Ref, shallowRef, watch } from 'vue'
import { clockApi, type ClockPage, type ClockRow } from '../../api/clocks'
import { byDue, type ClockFilter, clockMatches, clockQueryOf, clockRequestOf, countsOf, MAX_CLOCKS, nextToBreak } from '../../clocks/board'
import { centerTime, now } from '../../live/clock'
import { useLive } from '../live'

const STEP = 500
/** News is gathered for so long before the list changes. */
const GATHER_MILLIS = 200
/** What is due next changes as time passes, too. */
const SETTLE_MILLIS = 5_000

/** A row of the board. One that no longer fits stays, muted, until the order is made anew. */
export interface ClockLineRow {
  row: ClockRow
  leaving: boolean
}

/**
 * The clocks behind the board. All that fit state, site, item, incident and order are fetched and kept up to date by the live
 * stream. Rows change where they stand; the order changes only while `resting()` says that nobody is at the list.
 */
export function useClocks(filter: Ref<ClockFilter>, resting: () => boolean) {
  const rows = new Map<string, ClockRow>()
  const version = shallowRef(0)
  const order = shallowRef<string[]>([])
  const fresh = shallowRef(0)
  const loaded = shallowRef(false)
  const busy = shallowRef(false)
  const total = shallowRef(0)
  const problem = shallowRef<unknown>(null)
  const said = shallowRef<ClockPage['counts'] | null>(null)
  let question: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const whole = computed(() => filter.value.state === 'open' && filter.value.site === '' && filter.value.item === '' && filter.value.incident === '' && filter.value.order === '' && total.value <= MAX_CLOCKS && !busy.value)
  const lines = computed<ClockLineRow[]>(() => {
    void version.value
    return order.value.flatMap((id) => {
      const row = rows.get(id)
      return row === undefined ? [] : [{ row, leaving: !clockMatches(filter.value, row, now.value) }]
    })
  })
  const counts = computed(() => {
    void version.value
    return whole.value ? countsOf(rows.values(), now.value) : said.value
  })
  const next = computed(() => {
    void version.value
    return nextToBreak(rows.values(), now.value)
  })
  const wanted = () => [...rows.values()].filter((row) => clockMatches(filter.value, row, centerTime())).sort(byDue).map((row) => row.id)

  function settle(): void {
    order.value = wanted()
    fresh.value = 0
    version.value++
  }
  function arrange(): void {
    version.value++
    if (resting()) settle()
    else {
      const present = new Set(order.value)
      fresh.value = wanted().filter((id) => !present.has(id)).length
    }
  }
  async function load(): Promise<void> {
    question?.abort()
    const mine = new AbortController()
    question = mine
    busy.value = true
    const found = new Map<string, ClockRow>()
    try {
      let offset = 0
      do {
        const page = await clockApi.list(clockRequestOf(filter.value, offset, STEP), mine.signal)
        if (question !== mine) return
        for (const row of page.clocks) found.set(row.id, row)
        total.value = page.total
        said.value = page.counts
        offset = page.clocks.length < STEP ? page.total : offset + STEP
      } while (offset < total.value && offset < MAX_CLOCKS)
      rows.clear()
      for (const [id, row] of found) rows.set(id, row)
      problem.value = null
      if (loaded.value) arrange()
      else settle()
      loaded.value = true
    } catch (error) {
      if (question === mine && !mine.signal.aborted) problem.value = error
    } finally {
      if (question === mine) busy.value = false
    }
  }
  function take(row: ClockRow): void {
    if (!rows.has(row.id) && rows.size >= MAX_CLOCKS) return
    rows.set(row.id, row)
    timer ??= setTimeout(() => {
      timer = undefined
      arrange()
    }, GATHER_MILLIS)
  }

  const ticking = setInterval(() => {
    if (loaded.value && resting()) settle()
  }, SETTLE_MILLIS)
  watch(() => JSON.stringify(clockQueryOf(filter.value)), (_, before) => {
    const old = JSON.parse(before) as Record<string, string>
    settle()
    if ((['state', 'site', 'item', 'incident', 'order'] as const).some((key) => (old[key] ?? '') !== (clockQueryOf(filter.value)[key] ?? ''))) void load()
  })
  onBeforeUnmount(() => {
    question?.abort()
    clearTimeout(timer)
    clearInterval(ticking)
  })
  useLive(() => 'readings=false', { load: () => void load(), clock: take })
  return { lines, counts, next, fresh, loaded, busy, total, problem, load, settle, take }
}
