// Made-up incidents for dev/server.mjs. INCIDENTS=10000 makes so many (with as many open alarms); CALM=1 keeps them still.
import { began, hex, makeIncident, PLACES, texts, treeOf, TYPES } from './crowd.mjs'
import { answerDuty, messagesOf } from './duty.mjs'
import { alarms } from './room.mjs'

const COUNT = Number(process.env.INCIDENTS ?? 140)
const iso = (millis) => new Date(millis).toISOString()
const HEADS = { viewer: 0, operator: 1, engineer: 2, administrator: 3 }
const SEVERITIES = ['critical', 'major', 'minor', 'warning', 'indeterminate']
export const incidents = new Map()
let made = 0

function add(opened) {
  const one = makeIncident(made++, opened)
  one.timeline.push({ time: one.row.opened, kind: 'opened', text: texts('开立事件：' + one.row.sentence.zh, 'Opened: ' + one.row.sentence.en), user: null, reason: null })
  if (one.row.told) one.timeline.push({ time: one.row.told, kind: 'told', text: texts('已通知值班员', 'The people on duty were told'), user: null, reason: null })
  incidents.set(one.row.id, one)
  return one
}
for (let n = 0; n < COUNT; n++) add(n === 0 ? began - 2_470_000 : n < 8 ? began - n * 16_000 : began - 120_000 - n * (COUNT > 1_000 ? 9_000 : 190_000))
for (let n = 0; n < 30; n++) {
  const one = add(began - 86_400_000 - n * 2_000_000)
  end(one, Date.parse(one.row.opened) + 2_700_000)
}

function end(one, at) {
  Object.assign(one.row, { state: 'resolved', resolved: iso(at), active: 0, notObserved: 0, changed: iso(at) })
  one.timeline.push({ time: iso(at), kind: 'resolved', text: texts('全部成员恢复满 1 分钟，事件结束', 'All members back for a minute; resolved'), user: null, reason: null })
}

/** As many open alarms as incidents, for a list of thousands. */
if (COUNT > 1_000) {
  const rows = [...incidents.values()].filter((one) => one.row.resolved === null)
  rows.forEach(({ row, n }) => {
    const [edge, device] = row.root.node.includes('/') ? row.root.node.split('/') : ['edge-feeder', row.root.node]
    const hidden = n % 10 === 9
    alarms.push({
      id: 600_000 + n * 100, edge, device, deviceTitle: row.root.name, site: row.site, room: row.room, alarm: row.root.type, alarmType: 'EQUIPMENT', severity: row.severity, text: TYPES[row.root.type], action: {}, spares: [], state: hidden ? 'suppressed' : row.acknowledged ? 'acknowledged' : 'unacknowledged',
      condition: 'active', active: true, acknowledged: row.acknowledged, latched: false, shelvedUntil: null, annunciated: !hidden, occurrence: 1, toggles: 0, raised: row.opened, received: iso(Date.parse(row.opened) + 900), changed: row.opened, cleared: null, clearCause: null, observed: null, limit: null, unit: '', point: null,
      ack: null, incident: hidden ? hex(0) : row.id, history: [{ seq: n, eventTime: row.opened, arrivalTime: row.opened, kind: 'raised', user: null, text: '' }, ...(hidden ? [{ seq: n + 1, eventTime: row.opened, arrivalTime: row.opened, kind: 'suppressed', user: null, text: hex(0) }] : [])],
    })
  })
}

const isOpen = (row) => row.state === 'open' || row.state === 'held'
function counts(rows) {
  const open = rows.filter(isOpen)
  return {
    open: open.filter((row) => row.state === 'open').length, held: open.filter((row) => row.state === 'held').length, notObserved: open.reduce((sum, row) => sum + row.notObserved, 0), unacknowledged: open.filter((row) => !row.acknowledged).length,
    bySeverity: Object.fromEntries(SEVERITIES.map((severity) => [severity, open.filter((row) => row.severity === severity).length])),
  }
}

function list(q) {
  const all = [...incidents.values()].map((one) => one.row)
  const state = q.get('state') ?? 'open'
  const text = (q.get('q') ?? '').toLowerCase()
  const wanted = q.get('severity')?.split(',')
  const found = all
    .filter((row) => state === 'all' || (state === 'open' ? isOpen(row) : row.state === state))
    .filter((row) => !q.get('site') || row.site === q.get('site'))
    .filter((row) => !wanted || wanted.includes(row.severity))
    .filter((row) => (!q.get('from') || row.opened >= q.get('from')) && (!q.get('to') || row.opened < q.get('to')))
    .filter((row) => text === '' || JSON.stringify([row.sentence, row.root, row.id]).toLowerCase().includes(text))
    .sort((a, b) => b.opened.localeCompare(a.opened) || a.id.localeCompare(b.id))
  const offset = Number(q.get('offset') ?? 0)
  return { incidents: found.slice(offset, offset + Math.min(500, Number(q.get('limit') ?? 200))), total: found.length, counts: counts(all), at: iso(Date.now()) }
}

function story(one) {
  const tree = treeOf(one)
  const messages = messagesOf(one)
  return {
    incident: one.row, tree, timeline: [...one.timeline].sort((a, b) => a.time.localeCompare(b.time)), messages, graphVersion: 41, more: 0, note: null,
    tried: one.n % 2 === 0 ? [{ time: iso(Date.parse(one.row.opened) + 400_000), user: 'wang', what: texts('远程重启交换机 PoE 端口 7（未成功：设备不应答）', 'Restarted PoE port 7 of the switch remotely (no success: no answer)') }] : [],
  }
}

function touch(one, publish, kind, text, user, reason) {
  one.row.changed = iso(Date.now())
  if (kind) one.timeline.push({ time: one.row.changed, kind, text, user, reason })
  publish('incident', one.row)
}

const STEPS = {
  acknowledge(one, wish, user, publish) {
    one.row.acknowledged = true
    touch(one, publish, 'acknowledged', texts('已确认' + (wish.comment ? '：' + wish.comment : ''), 'Acknowledged' + (wish.comment ? ': ' + wish.comment : '')), user, null)
  },
  merge(one, wish, user, publish) {
    const into = incidents.get(wish.into)
    if (into === undefined || into === one || !isOpen(into.row)) return '要并入的事件不存在或已结束'
    Object.assign(one.row, { state: 'merged', mergedInto: into.row.id, byHand: true })
    Object.assign(into.row, { members: into.row.members + one.row.members, active: into.row.active + one.row.active, byHand: true })
    touch(into, publish, 'merged', texts(`并入事件 ${one.row.id}`, `Took in incident ${one.row.id}`), user, wish.reason)
    touch(one, publish, 'merged', texts(`并入 ${into.row.id}`, `Merged into ${into.row.id}`), user, wish.reason)
  },
  split(one, wish, user, publish) {
    if (one.row.members < 2) return '只有一个成员，无法拆分'
    const news = add(Date.now() - 1_000)
    Object.assign(news.row, { byHand: true, residualOf: null })
    Object.assign(one.row, { members: one.row.members - 1, active: Math.max(0, one.row.active - 1), byHand: true })
    touch(one, publish, 'split', texts(`拆出成员，新事件 ${news.row.id}`, `A member was split off into ${news.row.id}`), user, wish.reason)
    touch(news, publish, 'split', texts(`自 ${one.row.id} 拆出`, `Split off from ${one.row.id}`), user, wish.reason)
  },
  reroot(one, wish, user, publish) {
    const named = treeOf(one).find((node) => node.node === wish.node)
    one.row.byHand = true
    one.row.root = { ...one.row.root, node: wish.node, name: named?.name ?? texts(wish.node, wish.node) }
    touch(one, publish, 'rerooted', texts(`人工指定根因：${one.row.root.name.zh}`, `Root named by hand: ${one.row.root.name.en}`), user, wish.reason)
  },
}

/** Answers what is asked about incidents; false when it is about something else. */
export async function answerIncidents(asked) {
  const { path, method, q, me, json, send, problem, publish } = asked
  if (path === 'incidents') return send(200, list(q))
  const [what, id, step] = path.split('/')
  if (what !== 'incidents') return answerDuty(asked, incidents)
  const one = incidents.get(id)
  if (one === undefined) return problem(404, 'not-found', 'no such incident')
  if (method === 'GET') return send(200, story(one))
  if (HEADS[me.role] < HEADS.operator) return problem(403, 'forbidden', 'operator needed')
  const wish = await json()
  if (step !== 'acknowledge' && !wish.reason?.trim()) return problem(400, 'bad-request', '请说明原因')
  const refused = STEPS[step]?.(one, wish, me.user, publish)
  return refused ? problem(409, 'conflict', refused) : send(200, story(one))
}

/** Opens so many incidents at once; `/dev/incidents?count=` asks for it. */
export function openIncidents(count, publish) {
  const ids = []
  for (let n = 0; n < count; n++) {
    const one = add(Date.now() - 500)
    ids.push(one.row.id)
    publish('incident', one.row)
  }
  return { ids, sites: PLACES.length }
}

let ticks = 0
/** A second of the made-up city's incidents. */
export function stepIncidents(publish) {
  if (process.env.CALM === '1') return
  ticks++
  const open = [...incidents.values()].filter((one) => isOpen(one.row))
  for (const one of open) {
    if (one.row.state !== 'held' || Date.now() - Date.parse(one.row.opened) < 150_000) continue
    Object.assign(one.row, { state: 'open', told: iso(Date.now()) })
    touch(one, publish, 'told', texts('等待原因满 150 秒，已通知', 'Waited 150 s for a cause; told'), null, null)
  }
  if (ticks % 6 === 0) openIncidents(1, publish)
  if (ticks % 4 === 0) {
    const one = open[Math.floor(Math.random() * open.length)]
    if (one && one.row.active > 1 && one.n > 3) {
      one.row.active--
      touch(one, publish)
    } else if (one && one.n > 3 && one.row.state === 'open') {
      end(one, Date.now())
      touch(one, publish)
    }
  }
}
