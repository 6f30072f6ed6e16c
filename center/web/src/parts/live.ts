import { onBeforeUnmount, watch } from 'vue'
import { listen, type Listener, setScope } from '../live/stream'

/**
 * Ties a page to the live stream for as long as it is shown: `load` runs at once and whenever the stream says that
 * something may have been missed. `scope` says which readings the page wants.
 */
export function useLive(scope: () => string, listener: Listener & { load(): void }): void {
  const stop = listen(listener)
  watch(
    scope,
    (wanted) => {
      setScope(wanted)
      listener.load()
    },
    { immediate: true },
  )
  onBeforeUnmount(stop)
}
