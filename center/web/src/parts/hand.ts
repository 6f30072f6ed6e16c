import { onBeforeUnmount, onMounted, type Ref } from 'vue'

/** A hand that has not moved for so long is off the list, wherever the mouse lies. */
const STILL_MILLIS = 15_000

/**
 * Says whether nobody is at a list: no pointer over it and no key pressed in it lately, and its begin is on the screen. Only
 * then may its order change.
 */
export function useHand(list: Ref<HTMLElement | null | undefined>): () => boolean {
  let over = false
  let touched = -Infinity

  function moved(event: Event): void {
    const inside = list.value?.contains(event.target as Node) === true
    if (inside) touched = performance.now()
    if (event.type !== 'keydown') over = inside
  }
  function left(): void {
    over = false
  }
  onMounted(() => {
    for (const kind of ['pointermove', 'pointerdown', 'keydown', 'focusin']) document.addEventListener(kind, moved, { passive: true })
    document.documentElement.addEventListener('pointerleave', left)
  })
  onBeforeUnmount(() => {
    for (const kind of ['pointermove', 'pointerdown', 'keydown', 'focusin']) document.removeEventListener(kind, moved)
    document.documentElement.removeEventListener('pointerleave', left)
  })
  return () => {
    const element = list.value
    if (!element) return true
    const recent = performance.now() - touched < STILL_MILLIS
    const within = over || element.contains(document.activeElement)
    return !(recent && within) && element.getBoundingClientRect().top > 0
  }
}
