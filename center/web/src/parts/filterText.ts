import { onBeforeUnmount, type Ref, ref, watch } from 'vue'

/** What is typed is told once the typing has paused for so long. */
const PAUSE_MILLIS = 250

/**
 * The text in a filter's search field. What is typed is told without blanks around it, and only when it differs from what
 * holds; what holds is shown when it changes by another way.
 */
export function useFilterText(holds: () => string, tell: (text: string) => void): Ref<string> {
  const text = ref(holds())
  let typing: ReturnType<typeof setTimeout> | undefined
  watch(holds, (next) => {
    if (next !== text.value.trim()) text.value = next
  })
  watch(text, (next) => {
    clearTimeout(typing)
    typing = setTimeout(() => {
      if (next.trim() !== holds()) tell(next.trim())
    }, PAUSE_MILLIS)
  })
  onBeforeUnmount(() => clearTimeout(typing))
  return text
}
