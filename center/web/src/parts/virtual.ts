import { computed, type ComputedRef, onBeforeUnmount, onMounted, type Ref, shallowRef } from 'vue'
import { type ListShape, type ListWindow, rowTop, windowOf } from '../list/window'

/** Rows beyond the screen that are kept in the document, so that neither wheel nor tab key meets an empty place. */
const SPARE = 8
/** The bar at the top and, on a phone, the one at the bottom cover the page. */
const COVERED_TOP = 64
const COVERED_BOTTOM = 72

/**
 * The part of a long list that is in the document while the page is scrolled. `list` is the element whose content the rows
 * are; the page itself scrolls.
 */
export function useVirtual(list: Ref<HTMLElement | null | undefined>, shape: () => ListShape): { shown: ComputedRef<ListWindow>; reveal(index: number, atTop?: boolean): void; look(): void } {
  const seen = shallowRef({ top: 0, bottom: 1_200 })
  let frame = 0

  function look(): void {
    frame = 0
    const element = list.value
    if (!element) return
    const top = -element.getBoundingClientRect().top
    if (top !== seen.value.top || top + innerHeight !== seen.value.bottom) seen.value = { top, bottom: top + innerHeight }
  }
  function soon(): void {
    if (frame === 0) frame = requestAnimationFrame(look)
  }
  /** Scrolls just so far that the row can be seen, or so that it is the first. */
  function reveal(index: number, atTop = false): void {
    const element = list.value
    if (!element) return
    const top = element.getBoundingClientRect().top + rowTop(shape(), index)
    const bottom = top + shape().rowHeight
    if (atTop || top < COVERED_TOP) scrollBy(0, top - COVERED_TOP)
    else if (bottom > innerHeight - COVERED_BOTTOM) scrollBy(0, bottom - innerHeight + COVERED_BOTTOM)
    look()
  }

  const watcher = new ResizeObserver(soon)
  onMounted(() => {
    addEventListener('scroll', soon, { passive: true })
    addEventListener('resize', soon)
    watcher.observe(document.body)
    look()
  })
  onBeforeUnmount(() => {
    removeEventListener('scroll', soon)
    removeEventListener('resize', soon)
    watcher.disconnect()
    cancelAnimationFrame(frame)
  })
  return { shown: computed(() => windowOf(shape(), seen.value.top, seen.value.bottom, SPARE)), reveal, look }
}

/** Whether the screen is as narrow as that; follows it. */
export function useNarrow(pixels: number): Ref<boolean> {
  const query = matchMedia(`(max-width: ${pixels}px)`)
  const narrow = shallowRef(query.matches)
  const changed = () => {
    narrow.value = query.matches
  }
  onMounted(() => query.addEventListener('change', changed))
  onBeforeUnmount(() => query.removeEventListener('change', changed))
  return narrow
}
