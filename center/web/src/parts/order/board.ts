import { computed, onBeforeUnmount, type Ref, shallowRef, watch } from 'vue'
import { orderApi, type OrderPage, type OrderRow } from '../../api/orders'
import { byNeed, fetchesPast, isNewer, MAX_ORDERS, type OrderFilter, orderCounts, orderMatches, orderRequestOf } from '../../orders/book'
import { centerTime, now } from '../../live/clock'
import { useLive } from '../live'

const STEP = 500
const PAST_STEP = 100
const GATHER_MILLIS = 200

export interface OrderLineRow {
  order: OrderRow
  leaving: boolean
}

/**
 * The orders behind the list. All that is open is fetched and kept up to date by the live stream; of the past, page by
 * page. The order of the rows changes only while `resting()` says that nobody is at the list.
 */
export function useOrders(filter: Ref<OrderFilter>, resting: () => boolean) {
  const rows = new Map<string, OrderRow>()
  const version = shallowRef(0)
  const order = shallowRef<string[]>([])
  const fresh = shallowRef(0)
  const loaded = shallowRef(false)
  const busy = shallowRef(false)
  const total = shallowRef(0)
  const problem = shallowRef<unknown>(null)
  const said = shallowRef<OrderPage['counts'] | null>(null)
  let question: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let next = 0

  const past = computed(() => fetchesPast(filter.value))
  const lines = computed<OrderLineRow[]>(() => {
    void version.value
    return order.value.flatMap((id) => {
      const row = rows.get(id)
      return row === undefined ? [] : [{ order: row, leaving: !orderMatches(filter.value, row, now.value) }]
    })
  })
  const counts = computed(() => {
    void version.value
    return loaded.value && !past.value && filter.value.incident === '' && total.value <= MAX_ORDERS ? orderCounts(rows.values(), now.value) : said.value
  })
  /** Who has orders: for the filter. */
  const people = computed(() => {
    void version.value
    return new Map([...rows.values()].flatMap((row) => (row.technician === null ? [] : [[row.technician, row.technicianName ?? row.technician]])) as [string, string][])
  })
  const more = computed(() => past.value && rows.size < total.value)
  const wanted = () => [...rows.values()].filter((row) => orderMatches(filter.value, row, centerTime())).sort(byNeed).map((row) => row.id)

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
  async function page(offset: number, limit: number, mine: AbortController): Promise<OrderPage | null> {
    const answer = await orderApi.list(orderRequestOf(filter.value, offset, limit), mine.signal)
    if (question !== mine) return null
    total.value = answer.total
    said.value = answer.counts
    return answer
  }
  async function load(): Promise<void> {
    question?.abort()
    const mine = new AbortController()
    question = mine
    busy.value = true
    const found = new Map<string, OrderRow>()
    const step = past.value ? PAST_STEP : STEP
    try {
      next = 0
      do {
        const answer = await page(next, step, mine)
        if (answer === null) return
        for (const row of answer.orders) found.set(row.id, row)
        next = answer.orders.length < step ? answer.total : next + step
      } while (!past.value && next < total.value && next < MAX_ORDERS)
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
  async function loadMore(): Promise<void> {
    if (busy.value || !more.value) return
    const mine = new AbortController()
    question = mine
    busy.value = true
    try {
      const answer = await page(next, PAST_STEP, mine)
      if (answer === null) return
      for (const row of answer.orders) rows.set(row.id, row)
      next += answer.orders.length
      settle()
    } catch (error) {
      if (!mine.signal.aborted) problem.value = error
    } finally {
      if (question === mine) busy.value = false
    }
  }
  function take(row: OrderRow): void {
    if (!isNewer(row, rows.get(row.id)) || (!rows.has(row.id) && rows.size >= MAX_ORDERS)) return
    rows.set(row.id, row)
    timer ??= setTimeout(() => {
      timer = undefined
      arrange()
    }, GATHER_MILLIS)
  }

  watch(() => orderRequestOf(filter.value, 0, 1).toString(), () => {
    order.value = []
    void load().then(settle)
  })
  watch(filter, settle)
  onBeforeUnmount(() => {
    question?.abort()
    clearTimeout(timer)
  })
  useLive(() => 'readings=false', { load: () => void load(), order: take })
  return { lines, counts, people, fresh, loaded, busy, total, problem, more, load, loadMore, settle, take }
}
