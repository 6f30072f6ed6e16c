import { onBeforeUnmount } from 'vue'
import { useLive } from '../live'

/** How long news are gathered before a page that shows sums of many things asks for them again. */
const GATHER_MILLIS = 3_000

/** Loads now, after what was missed, and soon after a device's state or an incident changed. */
export function useFieldLive(load: () => Promise<void> | void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      void load()
    }, GATHER_MILLIS)
  }
  useLive(() => 'readings=false', { load: () => void load(), device: soon, incident: soon, camera: soon })
  onBeforeUnmount(() => clearTimeout(timer))
}
