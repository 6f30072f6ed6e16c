import { showConfirmDialog, showToast } from 'vant'
import { t } from './words'

/** A short word on the screen. */
export function tell(message: string): void {
  showToast({ message, position: 'top', duration: 2_500, wordBreak: 'break-word' })
}

/** Asks a person; false when the answer is no. */
export async function sure(message: string): Promise<boolean> {
  try {
    await showConfirmDialog({ message, confirmButtonText: t('app.sure'), cancelButtonText: t('app.cancel'), className: 'ask', closeOnPopstate: true })
    return true
  } catch {
    return false
  }
}

/** The words of a failure. */
export function words(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem)
}
