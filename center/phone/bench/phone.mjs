// ./gengfu bench phone [--rounds N]: first load and interaction of the phone on a throttled Chromium, against dev/server.mjs.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { openChromium } from './chromium.mjs'

// A five-year-old Android on weak 4G, as page-speed tools have it: a quarter of this processor, 1.6 and 0.75 Mbit/s, 150 ms.
const SLOWER = 4
const LINE = { latency: 150, downloadThroughput: (1.6e6 / 8), uploadThroughput: (0.75e6 / 8) }
const ORDER = 'W2026-000123'

const at = (test) => `document.querySelector('[data-test="${test}"]')`
/** Clicks, and gives the milliseconds until something is so and was painted. */
const clicked = (test, until) => `new Promise((done, failed) => {
  const begun = performance.now()
  ${at(test)}.click()
  const look = () => {
    if (${until}) requestAnimationFrame(() => done(performance.now() - begun))
    else if (performance.now() - begun > 60000) failed(new Error('nothing came of ${test}'))
    else requestAnimationFrame(look)
  }
  look()
})`
/** Milliseconds from the beginning of the page's life until something is there. */
const there = (test) => `new Promise((done, failed) => {
  const look = () => {
    if (${at(test)}) done(performance.now())
    else if (performance.now() > 60000) failed(new Error('${test} did not come'))
    else requestAnimationFrame(look)
  }
  look()
})`
const typed = (test, text) => `(() => { const field = ${at(test)}; field.value = '${text}'; field.dispatchEvent(new Event('input', { bubbles: true })) })()`

async function opened(browser, address, test) {
  const loaded = new Promise((done) => browser.listen((message) => message.method === 'Page.frameNavigated' && done()))
  await browser.say('Page.navigate', { url: address })
  await loaded
  return browser.value(there(test))
}

async function round() {
  const center = spawn('node', [new URL('../dev/server.mjs', import.meta.url).pathname, '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const address = await new Promise((done) => center.stdout.once('data', (text) => done(String(text).trim())))
  const browser = await openChromium(390, 844)
  const seen = {}
  try {
    let bytes = 0
    browser.listen((message) => {
      if (message.method === 'Network.loadingFinished') bytes += message.params.encodedDataLength
    })
    await browser.say('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await browser.say('Network.emulateNetworkConditions', { offline: false, ...LINE })
    seen.first = await opened(browser, `${address}/m/`, 'page-login')
    seen.kilobytes = bytes / 1_000
    await browser.value(typed('login-user', 'wei'))
    await browser.value(typed('login-password', 'any'))
    seen.login = await browser.value(clicked('login-submit', at(`order-${ORDER}`)))
    await browser.value('navigator.serviceWorker.ready.then(() => new Promise((done) => navigator.serviceWorker.controller ? done() : navigator.serviceWorker.addEventListener("controllerchange", () => done())))')
    await browser.say('Network.emulateNetworkConditions', { offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 })
    seen.offline = await opened(browser, `${address}/m/`, `order-${ORDER}`)
    seen.open = await browser.value(clicked(`order-${ORDER}`, at('page-order')))
    seen.act = await browser.value(clicked('do-take', `${at('page-order')}.dataset.stage === 'taken'`))
    seen.sheet = await browser.value(clicked('more', at('sheet-more')))
    return { ...seen, product: browser.product }
  } finally {
    await browser.close()
    center.kill()
  }
}

const [option, number] = process.argv.slice(2)
if (option !== undefined && (option !== '--rounds' || !/^[1-9]\d?$/.test(number ?? ''))) throw new Error('known is --rounds N, 1 to 99')
const rounds = Number(number ?? 5)
const all = []
for (let i = 0; i < rounds; i++) all.push(await round())
const cell = (key, places) => {
  const sorted = all.map((one) => one[key]).sort((a, b) => a - b)
  const median = sorted.length % 2 === 1 ? sorted[(sorted.length - 1) / 2] : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2
  return `${median.toFixed(places)} (${sorted[0].toFixed(places)}–${sorted.at(-1).toFixed(places)})`
}
console.log(`## Phone (\`./gengfu bench phone\`)

${new Date().toISOString().slice(0, 10)}; ${cpus()[0].model}, ${cpus().length} processors, ${Math.round(totalmem() / 2 ** 20)} MB; ${all[0].product}; load after the run ${readFileSync('/proc/loadavg', 'utf8').split(' ')[0]}.

The app of center/phone at 390 px, ${SLOWER} times slower than this processor, on a line of 1.6 Mbit/s down, 0.75 Mbit/s up and 150 ms, from a made-up
center beside it; ${rounds} rounds, each with a browser that has never been there; median (least–greatest).

| | | goal |
|---|---|---|
| first load, kB compressed as transferred | ${cell('kilobytes', 1)} | <= 300 |
| first load until one can log in, ms | ${cell('first', 0)} | |
| login until the orders are there, ms | ${cell('login', 0)} | |
| opened without signal until the orders are there, ms | ${cell('offline', 0)} | |
| tap on an order until it is there, ms | ${cell('open', 0)} | |
| tap on "accept" until it is written down and shown, without signal, ms | ${cell('act', 0)} | |
| tap on "more" until its sheet is there, ms | ${cell('sheet', 0)} | |`)
