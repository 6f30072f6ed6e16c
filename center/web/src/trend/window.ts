import { onBeforeUnmount, type Ref, ref, watch } from 'vue'
import { api } from '../api/client'
import type { Trend } from '../api/types'
import { centerTime } from '../live/clock'
import { connection } from '../live/stream'

export const WINDOWS = { '15m': 900_000, '1h': 3_600_000, '6h': 21_600_000, '24h': 86_400_000, '7d': 604_800_000, '30d': 2_592_000_000 } as const
export type WindowName = keyof typeof WINDOWS

/** No window is narrower than this; below it there is nothing more to see. */
export const NARROWEST_MILLIS = 10_000
/** A bucket for about every so many pixels of the chart. */
const PIXELS_PER_BUCKET = 4
/** While the newest is followed, the question is not repeated more often than this. */
const REFRESH_MILLIS = 5_000
const ZOOM_SETTLES_MILLIS = 250

/** A window that zooming asks for, made wide enough and kept out of the future. */
export function zoomed(from: number, to: number, newest: number): { from: number; to: number } {
  const end = Math.min(to, newest)
  const width = Math.max(NARROWEST_MILLIS, end - from)
  return { from: Math.round(end - width), to: Math.round(end) }
}

/** The window of time that the trend page shows, and the question to the center that belongs to it. */
export function useTrend(at: Ref<{ edge: string; device: string; point: string }>) {
  const trend = ref<Trend | null>(null)
  const error = ref<unknown>(null)
  const loading = ref(false)
  const following = ref<WindowName | null>('1h')
  const last = ref<WindowName>('1h')
  const to = ref(centerTime())
  const from = ref(to.value - WINDOWS['1h'])
  let question: AbortController | null = null
  let settle: ReturnType<typeof setTimeout> | undefined

  async function load(): Promise<void> {
    if (following.value !== null) {
      to.value = centerTime()
      from.value = to.value - WINDOWS[following.value]
    }
    question?.abort()
    const mine = new AbortController()
    question = mine
    loading.value = true
    const buckets = Math.max(60, Math.min(600, Math.round(Math.min(innerWidth, 1392) / PIXELS_PER_BUCKET)))
    try {
      const answer = await api.trend(at.value, new Date(from.value), new Date(to.value), buckets, mine.signal)
      if (question !== mine) return
      trend.value = answer
      error.value = null
    } catch (failure) {
      if (question === mine && !mine.signal.aborted) error.value = failure
    } finally {
      if (question === mine) loading.value = false
    }
  }

  function choose(name: WindowName): void {
    following.value = name
    last.value = name
    void load()
  }

  function zoom(wantedFrom: number, wantedTo: number): void {
    const wanted = zoomed(wantedFrom, wantedTo, centerTime())
    following.value = null
    from.value = wanted.from
    to.value = wanted.to
    clearTimeout(settle)
    settle = setTimeout(() => void load(), ZOOM_SETTLES_MILLIS)
  }

  const refresh = setInterval(() => {
    if (following.value !== null && connection.phase === 'live' && !loading.value && document.visibilityState === 'visible') {
      void load()
    }
  }, REFRESH_MILLIS)
  watch(at, (next, before) => {
    if (next.edge === before.edge && next.device === before.device && next.point === before.point) return
    trend.value = null
    void load()
  })
  onBeforeUnmount(() => {
    clearInterval(refresh)
    clearTimeout(settle)
    question?.abort()
  })
  return { trend, error, loading, following, from, to, choose, zoom, follow: () => choose(last.value), load }
}
