// A center for developing the phone without one: the shapes of center-app's openapi.yaml with made-up orders.
// Development only: Maven does not ship this folder. `node dev/server.mjs [port]`, user wei or liu, any password.
// /dev/cut?for=1 cuts every connection, the pages too; /dev/lose?answers=n does what is asked and cuts before the answer;
// /dev/heal?order= lets the device come back; /dev/give?order=&to= gives an order to another; /dev/ledger tells what came.
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { gzipSync } from 'node:zlib'
import { cardOf, fileOf, give, heal, ledger, orders, people, phoneOf, sync } from './orders.mjs'

const port = Number(process.argv[2] ?? 8091)
const pages = new URL('../target/classes/web/m/', import.meta.url).pathname
const sessions = new Map()
const pictures = new Map()
let cut = false
let lost = 0

const send = (response, status, body) => {
  response.writeHead(status, { 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json', 'Cache-Control': 'no-store' })
  response.end(body === undefined ? '' : JSON.stringify(body))
}
const problem = (response, status, code, detail) => send(response, status, { type: 'about:blank', title: code, status, code, detail })

async function raw(request) {
  const pieces = []
  for await (const piece of request) pieces.push(piece)
  return Buffer.concat(pieces)
}
const json = async (request) => JSON.parse((await raw(request)).toString() || '{}')

/** Ranges of first and last byte, joined where they touch. */
function joined(ranges) {
  const whole = []
  for (const [from, to] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = whole.at(-1)
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else whole.push([from, to])
  }
  return whole
}

async function photo(request, response, id, q, by) {
  const known = pictures.get(id)
  if (request.method === 'GET') return known === undefined ? problem(response, 404, 'not-found', 'no such picture') : send(response, 200, { received: known.received, complete: known.complete })
  const piece = await raw(request)
  const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(request.headers['content-range'] ?? '')
  const [from, to, size] = (range ?? []).slice(1).map(Number)
  if (range === null || piece.length !== to - from + 1 || piece.length > 262_144 || size > 52_428_800) return problem(response, 400, 'bad-request', 'no such piece')
  const file = orders.get(q.get('order'))
  if (file === undefined) return problem(response, 400, 'bad-request', 'no such order')
  const picture = known ?? { id, kind: q.get('kind'), name: q.get('name'), bytes: size, taken: q.get('taken'), by, received: [], complete: false, data: Buffer.alloc(size) }
  if (known === undefined) {
    pictures.set(id, picture)
    file.photos.push(picture)
  }
  piece.copy(picture.data, from)
  picture.received = joined([...picture.received, [from, to]])
  ledger.pieces.push({ id, from, to })
  if (picture.received.length === 1 && picture.received[0][1] === size - 1 && picture.received[0][0] === 0) {
    picture.complete = createHash('sha256').update(picture.data).digest('hex') === q.get('sha256')
    if (!picture.complete) picture.received = []
  }
  return send(response, 200, { received: picture.received, complete: picture.complete })
}

async function answer(request, response, url, user) {
  const [what, a, b] = url.pathname.slice('/api/v1/'.length).split('/').map(decodeURIComponent)
  const path = `${request.method} ${what}/${a ?? ''}`
  if (what === 'me') return send(response, 200, { user, role: 'viewer', mustChangePassword: false })
  if (path === 'GET phone/today') {
    const mine = [...orders.values()].filter((file) => file.order.technician === user && !['closed', 'cancelled'].includes(file.order.stage))
    return send(response, 200, { technician: { id: user, name: people[user] }, orders: mine.map(phoneOf), serverTime: new Date().toISOString() })
  }
  if (path === 'GET phone/device') {
    const file = [...orders.values()].find((one) => one.qr === url.searchParams.get('code'))
    return file === undefined ? problem(response, 404, 'not-found', 'no such device') : send(response, 200, cardOf(file))
  }
  if (path === 'POST phone/sync') {
    const done = sync(await json(request), user)
    if (lost > 0) {
      lost--
      return request.socket.destroy()
    }
    return send(response, 200, done)
  }
  if (path === 'POST phone/position') return send(response, 204)
  if (what === 'phone' && a === 'photos') return photo(request, response, b, url.searchParams, user)
  if (what === 'orders' && orders.has(a)) return send(response, 200, fileOf(orders.get(a)))
  if (path === 'GET push/key') return send(response, 200, { key: '', sms: true })
  return problem(response, 404, 'not-found', url.pathname)
}

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png', '.webmanifest': 'application/manifest+json' }
// As the center sends them: what the pages must live with.
const POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

async function page(response, path, packed) {
  if (path === '/m' || path === '/') return response.writeHead(302, { Location: '/m/' }).end()
  const last = path.slice(path.lastIndexOf('/') + 1)
  const file = last.includes('.') ? normalize(join(pages, path.replace(/^\/m\//, ''))) : join(pages, 'index.html')
  try {
    if (!file.startsWith(pages)) throw new Error('outside')
    const content = await readFile(file)
    const packs = packed && extname(file) !== '.png'
    response.writeHead(200, {
      'Content-Type': `${TYPES[extname(file)] ?? 'application/octet-stream'};charset=utf-8`, 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-cache', ...(packs && { 'Content-Encoding': 'gzip' }),
    })
    response.end(packs ? gzipSync(content) : content)
  } catch {
    problem(response, 404, 'not-found', 'no such page, or the pages were not built')
  }
}

function develop(response, what, q) {
  if (what === 'cut') cut = q.get('for') !== '0'
  else if (what === 'lose') lost = Number(q.get('answers'))
  else if (what === 'heal') heal(q.get('order'))
  else if (what === 'give') give(q.get('order'), q.get('to'))
  return send(response, 200, { cut, lost, ...ledger })
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://dev')
  if (url.pathname.startsWith('/dev/')) return develop(response, url.pathname.slice(5), url.searchParams)
  if (cut) return request.socket.destroy()
  if (!url.pathname.startsWith('/api/')) return page(response, url.pathname, (request.headers['accept-encoding'] ?? '').includes('gzip'))
  const key = /gengfu_session=(\w+)/.exec(request.headers.cookie ?? '')?.[1]
  if (url.pathname === '/api/v1/login') {
    const { user, password } = await json(request)
    if (people[user] === undefined || password === 'wrong') return problem(response, 401, 'wrong-password', 'wrong')
    const id = Math.random().toString(36).slice(2)
    sessions.set(id, user)
    response.setHeader('Set-Cookie', `gengfu_session=${id}; HttpOnly; SameSite=Strict; Path=/`)
    return send(response, 200, { user, role: 'viewer', mustChangePassword: false })
  }
  if (url.pathname === '/api/v1/logout') {
    sessions.delete(key)
    return send(response, 204)
  }
  const user = sessions.get(key)
  if (user === undefined) return problem(response, 401, 'unauthenticated', 'log in')
  return answer(request, response, url, user)
})
server.listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`))
