import { t } from './words'

const NAME = 'gengfu-phone'
const PATIENCE_MILLIS = 3_000

/** Done when this window alone works with the store. Another window that takes over turns this one into a notice. */
export async function alone(): Promise<void> {
  const locks = navigator.locks as LockManager | undefined
  if (locks === undefined) return
  // A page that is just being left, by a reload say, gives it up within a moment.
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), PATIENCE_MILLIS)
  const got = await hold(locks, { signal: patience.signal })
  clearTimeout(timer)
  if (got) return
  await asked()
  await hold(locks, { steal: true })
}

/** Takes the lock and keeps it as long as the window lives; false when another has kept it for too long. */
function hold(locks: LockManager, how: LockOptions): Promise<boolean> {
  return new Promise((done) => {
    let held = false
    locks
      .request(NAME, how, () => {
        held = true
        done(true)
        return new Promise<void>(() => undefined)
      })
      .catch(() => {
        // It was taken away: what this window knows may be old from now on.
        if (held) location.reload()
        else done(false)
      })
  })
}

/** Shows that the app is open elsewhere; done when somebody wants it here. */
function asked(): Promise<void> {
  return new Promise((done) => {
    const box = document.createElement('div')
    box.className = 'elsewhere'
    const text = document.createElement('p')
    text.textContent = t('app.elsewhere')
    const button = document.createElement('button')
    button.textContent = t('app.here')
    button.onclick = () => {
      box.remove()
      done()
    }
    box.append(text, button)
    document.body.append(box)
  })
}
