// A center for developing the pages without one: the shapes of center-app's openapi.yaml with made-up values.
// Development only: Maven does not ship this folder. `node dev/server.mjs [port]`, user admin (administrator), wang
// (engineer) or viewer, any password; the first login of admin asks for a new password. /dev/cut ends all streams, /dev/camera?code=&reason=
// makes a camera good or bad; /dev/incidents?count= opens incidents; with CALM=1 no camera and no incident changes by itself;
// INCIDENTS=10000 begins with so many open incidents and alarms.
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { answerCameras, cameraDevice, putCamera, stepCameras } from './cameras.mjs'
import { answerDesk, stepDesk } from './desk.mjs'
import { answerField, stepField } from './field.mjs'
import { answerIncidents, openIncidents, stepIncidents } from './incidents.mjs'
import { acknowledge, alarms, ask, commands, decide, devices, edges, publicAlarm, sites, step } from './room.mjs'

const port = Number(process.argv[2] ?? 8090)
const pages = new URL('../target/classes/web/', import.meta.url).pathname
const streams = new Set()
const sessions = new Map()
let mustChange = process.env.MUST_CHANGE === '1'
let refusing = false
let sequence = 0

const send = (response, status, body) => {
  const problem = status >= 400
  response.writeHead(status, { 'Content-Type': problem ? 'application/problem+json' : 'application/json' })
  response.end(body === undefined ? '' : JSON.stringify(body))
}
const problem = (response, status, code, detail) =>
  send(response, status, { type: 'about:blank', title: code, status, code, detail })

function publish(event, data) {
  const text = `id: dev-${++sequence}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`
  for (const stream of streams) if (event !== 'readings' || stream.readings) stream.response.write(text)
}

async function body(request) {
  let text = ''
  for await (const piece of request) text += piece
  return text === '' ? {} : JSON.parse(text)
}

const me = (user) => ({ user, role: user === 'viewer' ? 'viewer' : user === 'wang' ? 'engineer' : 'administrator', mustChangePassword: mustChange && user === 'admin' })

function events(request, response, url) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  const hello = { serverTime: new Date().toISOString(), instance: 'dev', version: 'dev', resumed: 'last-event-id' in request.headers }
  response.write(`event: hello\ndata: ${JSON.stringify(hello)}\n\n`)
  const stream = { response, readings: url.searchParams.get('readings') !== 'false' }
  streams.add(stream)
  response.on('close', () => streams.delete(stream))
}

function alarmList(url) {
  const q = url.searchParams
  const open = (a) => a.active || !a.acknowledged
  const tests = { open, active: (a) => a.active, unacknowledged: (a) => !a.acknowledged, closed: (a) => !open(a), all: () => true }
  const text = (q.get('text') ?? '').toLowerCase()
  const found = alarms
    .filter(tests[q.get('state') ?? 'open'])
    .filter((a) => !q.get('severity') || q.get('severity').split(',').includes(a.severity))
    .filter((a) => !q.get('site') || a.site === q.get('site'))
    .filter((a) => !q.get('device') || a.device === q.get('device'))
    .filter((a) => !q.get('from') || a.raised >= q.get('from'))
    .filter((a) => !q.get('to') || a.raised < q.get('to'))
    .filter((a) => text === '' || JSON.stringify([a.text, a.alarm, a.device, a.deviceTitle]).toLowerCase().includes(text))
    .sort((a, b) => b.raised.localeCompare(a.raised))
  const from = Number(q.get('before') ?? 0)
  const to = from + Number(q.get('limit') ?? 200)
  return { alarms: found.slice(from, to).map(publicAlarm), total: found.length, next: to < found.length ? String(to) : null }
}

function trend(edge, device, id, url) {
  const point = devices.find((d) => d.edge === edge && d.device === device)?.points.find((p) => p.point === id)
  if (point === undefined) return null
  const from = Date.parse(url.searchParams.get('from'))
  const to = Date.parse(url.searchParams.get('to'))
  const bucketMillis = Math.max(1, Math.round((to - from) / Number(url.searchParams.get('buckets') ?? 300)))
  const buckets = []
  const middle = typeof point.value === 'number' ? point.value : 0
  for (let start = from; start < to; start += bucketMillis) {
    const share = (start - from) / (to - from)
    if (share > 0.38 && share < 0.47) continue
    const mean = point.type === 'flag' ? Number(share > 0.7 && share < 0.8) : middle * (1 + 0.03 * Math.sin(start / 900_000) + 0.008 * Math.sin(start / 71_000))
    const spread = point.type === 'flag' ? 0 : Math.abs(middle) * (0.006 + 0.006 * Math.abs(Math.sin(start / 333_000)))
    buckets.push({ start: new Date(start).toISOString(), min: mean - spread, mean, max: mean + spread, count: 12 })
  }
  return { edge, device, point: id, unit: point.unit, title: point.title, from: new Date(from).toISOString(), to: new Date(to).toISOString(), bucketMillis, buckets }
}

/** Each part answers what it knows and gives back false for the rest. */
async function aboutParts(request, response, url, user) {
  const raw = async () => {
    const pieces = []
    for await (const piece of request) pieces.push(piece)
    return Buffer.concat(pieces)
  }
  const asked = {
    path: decodeURIComponent(url.pathname.slice('/api/v1/'.length)), method: request.method, q: url.searchParams, me: me(user), json: () => body(request), raw,
    send: (status, answer) => send(response, status, answer), problem: (status, code, detail) => problem(response, status, code, detail),
    image: (text) => response.writeHead(200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'private, max-age=86400' }).end(text),
    file: (name, text) => response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}` }).end(text),
    publish,
  }
  for (const part of [answerDesk, answerCameras, answerIncidents, answerField]) {
    const answered = await part(asked)
    if (answered !== false) return answered
  }
  return false
}

async function answer(request, response, url, user) {
  const answered = await aboutParts(request, response, url, user)
  if (answered !== false) return answered
  const [, , , what, a, b, , point] = url.pathname.split('/').map(decodeURIComponent)
  const device = b === '~' ? '' : b
  if (what === 'me' && a === 'password') {
    mustChange = false
    return send(response, 200, me(user))
  }
  if (what === 'me') return send(response, 200, me(user))
  if (me(user).mustChangePassword) return problem(response, 403, 'password-change-required', 'change the password first')
  if (what === 'sites') return send(response, 200, { sites: sites() })
  if (what === 'rooms') {
    const site = sites().find((one) => one.id === a)
    const room = site?.rooms.find((one) => one.id === b)
    if (room === undefined) return problem(response, 404, 'not-found', 'no such room')
    const here = devices.filter((d) => d.site === a && d.room === b)
    const withAlarms = here.map((d) => ({ ...d, alarms: alarms.filter((x) => x.device === d.device && x.edge === d.edge && (x.active || !x.acknowledged)).map(publicAlarm) }))
    return send(response, 200, { site: a, room: b, siteTitle: site.title, title: room.title, counts: room.counts, worst: room.worst, devices: withAlarms })
  }
  if (what === 'devices' && point !== undefined) {
    const found = trend(a, device, point, url)
    return found === null ? problem(response, 404, 'not-found', 'no such point') : send(response, 200, found)
  }
  if (what === 'devices') {
    const found = devices.find((d) => d.edge === a && d.device === device) ?? cameraDevice(a, device, alarms)
    return found ? send(response, 200, { ...found, alarms: found.kind === 'video.camera' ? found.alarms : [] }) : problem(response, 404, 'not-found', 'no such device')
  }
  if (what === 'alarms' && a === undefined) return send(response, 200, alarmList(url))
  if (what === 'alarms') {
    const alarm = alarms.find((one) => one.id === Number(a))
    if (alarm === undefined) return problem(response, 404, 'not-found', 'no such alarm')
    if (request.method === 'POST') {
      if (me(user).role === 'viewer') return problem(response, 403, 'forbidden', 'operator needed')
      acknowledge(alarm, user, (await body(request)).comment ?? '')
      publish('alarm', publicAlarm(alarm))
      return send(response, 200, publicAlarm(alarm))
    }
    return send(response, 200, { alarm: publicAlarm(alarm), history: alarm.history })
  }
  if (what === 'commands' && request.method === 'POST') {
    const found = commands.find((one) => one.id === a)
    if (found === undefined) return problem(response, 404, 'not-found', 'no such command')
    if (found.askedBy === user && b === 'agree') return problem(response, 403, 'forbidden', 'it needs a second person')
    decide(found, b, user, publish)
    return send(response, 200, found)
  }
  if (what === 'commands') return send(response, 200, { commands })
  if (what === 'edges' && b === 'commands') {
    if (me(user).role === 'viewer') return problem(response, 403, 'forbidden', 'operator needed')
    const { code, question, request: made } = ask(a, await body(request), user, publish, cameraDevice)
    if (made) return send(response, 202, made)
    return send(response, 409, { type: 'about:blank', title: code, status: 409, code, detail: code, ...(question && { question }) })
  }
  if (what === 'edges' && request.method === 'POST') return send(response, 202)
  if (what === 'edges') return send(response, 200, { edges })
  if (what === 'events') return events(request, response, url)
  return problem(response, 404, 'not-found', url.pathname)
}

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
async function page(response, path) {
  const file = normalize(join(pages, path))
  const isFile = /^\/(assets\/|favicon\.svg$)/.test(path) && file.startsWith(pages)
  const found = isFile ? file : join(pages, 'index.html')
  try {
    const content = await readFile(found)
    response.writeHead(200, { 'Content-Type': (TYPES[extname(found)] ?? 'application/octet-stream') + ';charset=utf-8' })
    response.end(content)
  } catch {
    problem(response, 404, 'not-found', 'build the pages first')
  }
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://dev')
  if (url.pathname === '/dev/cut') {
    refusing = url.searchParams.get('for') !== '0'
    for (const stream of streams) stream.response.destroy()
    return send(response, 200, { refusing })
  }
  if (url.pathname === '/dev/camera') return send(response, 200, putCamera(url.searchParams.get('code'), url.searchParams.get('reason'), publish, url.searchParams.has('turning')))
  if (url.pathname === '/dev/incidents') return send(response, 200, openIncidents(Number(url.searchParams.get('count') ?? 1), publish))
  if (!url.pathname.startsWith('/api/')) return page(response, url.pathname)
  if (refusing) return request.socket.destroy()
  const key = /gengfu_session=(\w+)/.exec(request.headers.cookie ?? '')?.[1]
  if (url.pathname === '/api/v1/login') {
    const { user, password } = await body(request)
    if (!['admin', 'wang', 'viewer'].includes(user) || password === 'wrong') return problem(response, 401, 'wrong-password', 'wrong')
    const id = Math.random().toString(36).slice(2)
    sessions.set(id, user)
    response.setHeader('Set-Cookie', `gengfu_session=${id}; HttpOnly; SameSite=Strict; Path=/`)
    return send(response, 200, me(user))
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

setInterval(() => step(publish), 1_000)
if (process.env.CALM !== '1') setInterval(() => stepCameras(publish), 1_500)
setInterval(() => stepIncidents(publish), 1_000)
setInterval(() => stepField(publish), 1_000)
setInterval(() => stepDesk(publish), 1_000)
setInterval(() => streams.forEach((stream) => stream.response.write(': ping\n\n')), 10_000)
