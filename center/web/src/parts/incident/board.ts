import { computed, onBeforeUnmount, type Ref, shallowRef, watch } from 'vue'
import { incidentApi, type IncidentPage, type IncidentRow } from '../../api/incidents'
import { countsOf, type IncidentCounts, type IncidentRows, MAX_INCIDENTS, mergeIncidents, newcomers, orderOf, trim } from '../../incidents/book'
import { type IncidentFilter, incidentMatches, incidentQueryOf, incidentRequestOf } from '../../incidents/filter'
import { centerTime } from '../../live/clock'
import { useLive } from '../live'

const STEP = 500
/** Pages overlap by so many: what is over meanwhile leaves the center's list, and all behind it move up. */
const OVERLAP = 20
/** News is gathered for so long before the list changes: a storm brings thousands in a second. */
const GATHER_MILLIS = 200

/** A row of the list. One that no longer fits stays, muted, until the order is made anew. */
export interface Line {
  row: IncidentRow
  leaving: boolean
}

interface Kept {
  query: string
  rows: IncidentRows
  order: string[]
  total: number
  said: IncidentPage['counts']
}
/** The list that was left last: who comes back from an incident finds the same place, and the news on top of it. */
let kept: Kept | null = null

/**
 * The incidents behind a list. All that is open is fetched and kept up to date by the live stream; of the past, page by
 * page. Rows change where they stand; the order changes only while `resting()` says that nobody is at the list, else
 * those that came are counted in `fresh` until `settle()`.
 */
export function useIncidents(filter: Ref<IncidentFilter>, resting: () => boolean) {
  const queryText = () => JSON.stringify(incidentQueryOf(filter.value))
  const left = kept?.query === queryText() ? kept : null
  kept = null
  const rows: IncidentRows = left?.rows ?? new Map()
  /** Counted up with every change of `rows`, which is too large to be watched in depth. */
  const version = shallowRef(0)
  const order = shallowRef<string[]>(left?.order ?? [])
  const fresh = shallowRef(0)
  const loaded = shallowRef(left !== null)
  const busy = shallowRef(false)
  const total = shallowRef(left?.total ?? 0)
  const problem = shallowRef<unknown>(null)
  const said = shallowRef<IncidentPage['counts'] | null>(left?.said ?? null)
  const came = shallowRef<IncidentRow | null>(null)
  let question: AbortController | null = null
  let gathered: IncidentRow[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let next = 0

  /** More is open than a page keeps: then the center narrows the list. */
  const tooMany = computed(() => filter.value.state === 'open' && total.value > MAX_INCIDENTS)
  const lines = computed<Line[]>(() => {
    void version.value
    const now = centerTime()
    return order.value.flatMap((id) => {
      const row = rows.get(id)
      return row === undefined ? [] : [{ row, leaving: !incidentMatches(filter.value, row, now) }]
    })
  })
  const counts = computed<IncidentCounts | null>(() => {
    void version.value
    if (!loaded.value || said.value === null) return null
    if (filter.value.state === 'open' && !tooMany.value && !busy.value) return countsOf(rows.values())
    return { ...said.value, open: said.value.open + said.value.held, bySeverity: { critical: 0, major: 0, minor: 0, warning: 0, indeterminate: 0, ...said.value.bySeverity } }
  })

  function settle(): void {
    order.value = orderOf(rows, filter.value, centerTime())
    trim(rows, order.value)
    fresh.value = 0
    version.value++
  }
  function arrange(): void {
    version.value++
    if (resting()) settle()
    else fresh.value = newcomers(order.value, orderOf(rows, filter.value, centerTime())).length
  }

  async function load(): Promise<void> {
    question?.abort()
    const mine = new AbortController()
    question = mine
    busy.value = true
    const begin = !loaded.value
    const narrow = filter.value.state !== 'open' || tooMany.value
    const found = new Set<string>()
    try {
      next = 0
      do {
        const from = Math.max(0, next - (filter.value.state === 'open' ? OVERLAP : 0))
        const page = await incidentApi.list(incidentRequestOf(filter.value, centerTime(), from, STEP, narrow), mine.signal)
        if (question !== mine) return
        for (const row of page.incidents) found.add(row.id)
        take(page, from, begin && from === 0)
        if (page.incidents.length < STEP) next = page.total
      } while (filter.value.state === 'open' && next < total.value && next < MAX_INCIDENTS)
      if (filter.value.state === 'open' && !narrow) forget(found)
      problem.value = null
      if (begin) settle()
      else arrange()
    } catch (error) {
      if (question === mine && !mine.signal.aborted) problem.value = error
    } finally {
      if (question === mine) busy.value = false
    }
  }
  /** The first page is shown at once, the rest comes into the order as it arrives. */
  function take(page: IncidentPage, from: number, first: boolean): void {
    mergeIncidents(rows, page.incidents)
    total.value = page.total
    said.value = page.counts
    next = from + page.incidents.length
    if (first || resting()) settle()
    else version.value++
    loaded.value = true
  }
  /** What an answer no longer names is not open any more (the page had slept); what came live meanwhile stays. */
  function forget(found: Set<string>): void {
    const late = centerTime() - 60_000
    for (const [id, row] of rows) if (!found.has(id) && Date.parse(row.changed) < late) rows.delete(id)
  }
  const more = computed(() => {
    void version.value
    return filter.value.state !== 'open' && next < total.value
  })
  async function loadMore(): Promise<void> {
    if (busy.value || !more.value) return
    busy.value = true
    const mine = question
    try {
      const page = await incidentApi.list(incidentRequestOf(filter.value, centerTime(), next, STEP, true), mine?.signal)
      if (question !== mine) return
      const before = new Set(order.value)
      take(page, next, false)
      order.value = [...order.value, ...page.incidents.map((row) => row.id).filter((id) => !before.has(id))]
    } catch (error) {
      if (question === mine && !mine?.signal.aborted) problem.value = error
    } finally {
      if (question === mine) busy.value = false
    }
  }

  function flush(): void {
    timer = undefined
    const news = gathered
    gathered = []
    const known = new Set(rows.keys())
    mergeIncidents(rows, news)
    const newest = news.filter((row) => !known.has(row.id) && incidentMatches(filter.value, row, centerTime())).at(-1)
    if (newest !== undefined) came.value = newest
    arrange()
  }
  function hear(row: IncidentRow): void {
    gathered.push(row)
    timer ??= setTimeout(flush, GATHER_MILLIS)
  }

  watch(
    queryText,
    (_, before) => {
      const was = JSON.parse(before === '' ? '{}' : before) as { state?: string }
      const anew = filter.value.state !== 'open' || tooMany.value || (was.state ?? 'open') !== 'open'
      if (!anew) return settle()
      rows.clear()
      order.value = []
      loaded.value = false
      total.value = 0
      void load()
    },
  )
  useLive(() => 'readings=false', { load: () => void load(), incident: hear })
  const tidy = setInterval(() => {
    if (loaded.value && !busy.value && resting() && (fresh.value > 0 || lines.value.some((line) => line.leaving))) settle()
  }, 1_000)
  onBeforeUnmount(() => {
    if (loaded.value && said.value !== null && filter.value.state === 'open') kept = { query: queryText(), rows, order: order.value, total: total.value, said: said.value }
    question?.abort()
    clearTimeout(timer)
    clearInterval(tidy)
  })
  return { lines, counts, fresh, loaded, busy, total, tooMany, problem, came, more, settle, load, loadMore, hear }
}
