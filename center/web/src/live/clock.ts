import { ref } from 'vue'

/**
 * The center's time, as the pages use it for ages: this machine's clock may be wrong, so the difference to the
 * center's is taken from every `hello`.
 */
let aheadMillis = 0

/** The center's time in milliseconds; ticks once a second. */
export const now = ref(Date.now())

export function centerTime(): number {
  return Date.now() - aheadMillis
}

export function setCenterTime(serverTime: string): void {
  const time = Date.parse(serverTime)
  if (!Number.isNaN(time)) aheadMillis = Date.now() - time
  now.value = centerTime()
}

export function startClock(): void {
  setInterval(() => {
    now.value = centerTime()
  }, 1_000)
}
