// A Chromium of this machine, driven by its own protocol (chromedevtools.github.io/devtools-protocol): enough for a bench.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const PATIENCE_MILLIS = 60_000

/** A browser that has never been anywhere, with one page of a phone's size. */
export async function openChromium(width, height) {
  const program = PROGRAMS.find((one) => existsSync(one))
  if (program === undefined) throw new Error('no Chromium was found: apt-get install chromium')
  const folder = mkdtempSync(join(tmpdir(), 'gengfu-phone-'))
  const process = spawn(program, [...FLAGS, `--user-data-dir=${folder}`, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const address = await new Promise((done, failed) => {
    let said = ''
    process.once('exit', () => failed(new Error(`Chromium did not start: ${said}`)))
    process.stderr.on('data', (piece) => {
      said += piece
      const found = /ws:\/\/\S+/.exec(said)
      if (found) done(found[0])
    })
  })
  const line = new WebSocket(address)
  await new Promise((done, failed) => {
    line.onopen = done
    line.onerror = () => failed(new Error(`no line to ${address}`))
  })
  const asked = new Map()
  const listeners = new Set()
  let last = 0
  line.onmessage = ({ data }) => {
    const message = JSON.parse(data)
    if (message.id === undefined) return listeners.forEach((listener) => listener(message))
    const { done, failed } = asked.get(message.id)
    asked.delete(message.id)
    if (message.error) failed(new Error(message.error.message))
    else done(message.result)
  }
  const ask = (method, params = {}, sessionId) =>
    new Promise((done, failed) => {
      asked.set(++last, { done, failed })
      line.send(JSON.stringify({ id: last, method, params, sessionId }))
    })
  const { targetId } = await ask('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await ask('Target.attachToTarget', { targetId, flatten: true })
  const say = (method, params) => ask(method, params, sessionId)
  await Promise.all(['Page.enable', 'Runtime.enable', 'Network.enable'].map((method) => say(method)))
  await say('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 2, mobile: true })
  const { product } = await ask('Browser.getVersion')
  return {
    product,
    say,
    listen: (listener) => listeners.add(listener),
    /** The value of an expression in the page; waits for a promise. */
    async value(expression) {
      const { result, exceptionDetails } = await say('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true, timeout: PATIENCE_MILLIS })
      if (exceptionDetails) throw new Error(`${expression.slice(0, 80)}: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`)
      return result.value
    },
    async close() {
      const gone = new Promise((done) => process.once('exit', done))
      await ask('Browser.close').catch(() => process.kill())
      await gone
      // Its children may write for a moment longer.
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}
