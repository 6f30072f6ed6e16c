// Made-up contract clocks: one of each state, and as many as there are orders.
import { texts } from './crowd.mjs'
import { began, HOUR, iso, itemOf, MINUTE } from './crew.mjs'

const TARGET = { respond: 10, arrive: 30, diagnose: 60, restore: 120, replace: 240, report: 480 }
const KIND = { respond: ['响应', 'respond'], arrive: ['到场', 'arrive'], diagnose: ['诊断', 'diagnose'], restore: ['恢复', 'restore'], replace: ['更换', 'replace'], report: ['提交报告', 'report'] }
export const clocks = new Map()
const clockOf = (millis) => new Date(millis + 8 * HOUR).toISOString().slice(11, 16)

/** A clock that was started so many minutes ago. */
export function addClock(id, order, kind, level, agoMinutes, rest = {}) {
  const target = (rest.target ?? TARGET[kind] * level) * MINUTE
  const start = began - agoMinutes * MINUTE
  const item = itemOf(order.item.item)
  const row = {
    id, incident: order.incident ?? '', order: order.id, item: order.item, kind, level, state: 'running', broken: false, start: iso(start), due: iso(start + target), stopped: null, branch: null, usedPercent: 0, leftSeconds: 0, step: null, decideSpareBy: kind === 'replace' ? iso(start + target - 70 * MINUTE) : null,
    pauses: [], site: order.site.id, root: { node: order.node, name: order.deviceName }, corrected: [],
    why: texts(`${clockOf(start)} 起算；${item.name.zh}，${level} 级${KIND[kind][0]}限 ${target / MINUTE} 分钟；应于 ${clockOf(start + target)} 前完成`, `From ${clockOf(start)}; ${item.name.en}, level ${level}: ${KIND[kind][1]} within ${target / MINUTE} min; due at ${clockOf(start + target)}`),
  }
  Object.defineProperty(row, 'target', { value: target, enumerable: false })
  Object.assign(row, rest.row)
  reckon(row, Date.now())
  clocks.set(id, row)
  return row
}

/** What has become of it by now: time used, time left, steps told. */
export function reckon(row, now) {
  if (row.stopped !== null || row.state === 'cancelled') return
  const standing = row.pauses.filter((one) => one.approved && !one.withdrawn && !one.declined)
  const paused = standing.reduce((sum, one) => sum + Math.max(0, Math.min(now, one.to ? Date.parse(one.to) : now) - Date.parse(one.from)), 0)
  const used = Math.max(0, now - Date.parse(row.start) - paused)
  const open = standing.some((one) => Date.parse(one.from) <= now && (one.to === null || Date.parse(one.to) > now))
  row.state = open ? 'paused' : 'running'
  row.usedPercent = Math.round((used / row.target) * 1000) / 10
  row.leftSeconds = Math.max(0, Math.floor((row.target - used) / 1000))
  const wasBroken = row.broken
  row.broken = used >= row.target
  if (wasBroken && !row.broken) row.corrected.push({ time: iso(now), was: texts('曾显示已超时', 'It was shown as overdue') })
  row.due = open && !row.broken ? null : iso(Date.parse(row.start) + row.target + paused)
  row.step = [150, 125, 100, 90, 75, 50].find((step) => row.usedPercent >= step) ?? null
}

function counts() {
  const all = [...clocks.values()].filter((row) => row.stopped === null)
  return { running: all.filter((row) => row.state === 'running' && !row.broken).length, soon: all.filter((row) => row.state === 'running' && !row.broken && (row.usedPercent >= 75 || row.leftSeconds <= 1_800)).length, broken: all.filter((row) => row.broken).length, paused: all.filter((row) => row.state === 'paused').length }
}
function list(q) {
  const state = q.get('state') ?? 'open'
  const fits = { open: (row) => row.stopped === null, broken: (row) => row.broken, met: (row) => row.state === 'met', all: () => true }[state]
  const found = [...clocks.values()].filter(fits).filter((row) => (!q.get('site') || row.site === q.get('site')) && (!q.get('item') || row.item.item === q.get('item')) && (!q.get('incident') || row.incident === q.get('incident')) && (!q.get('order') || (row.incident === '' && row.order === q.get('order'))))
    .sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9') || a.id.localeCompare(b.id))
  const offset = Number(q.get('offset') ?? 0)
  return { clocks: found.slice(offset, offset + Number(q.get('limit') ?? 200)), total: found.length, counts: counts(), at: iso(Date.now()) }
}

function ask(row, wish, user) {
  if (!wish.reason || !wish.evidence) return '请填写原因和凭据'
  row.pauses.push({ id: `p${row.pauses.length + 1}`, from: wish.from, to: wish.to, reason: wish.reason, reasonText: null, evidence: wish.evidence, asked: { by: user, time: iso(Date.now()) }, approved: null, withdrawn: null, declined: null })
  return null
}
function rule(row, pause, wish, user) {
  const said = { by: user, time: iso(Date.now()) }
  if (pause.asked.by === user) return `${user} 申请了这段暂停，须由另一人批准`
  if (wish.approve && row.broken && Date.parse(pause.from) >= Date.parse(row.due ?? pause.from) && !wish.retroactive) return '这段暂停始于超时之后，须由甲方追认'
  pause[wish.approve ? 'approved' : 'declined'] = said
  return null
}

/** Answers what is asked about clocks; false when it is about something else. */
export async function answerClocks({ path, method, q, me, json, send, problem, publish }) {
  const [what, id, step, pauseId, doing] = path.split('/')
  if (what === 'incidents' && step === 'level') {
    const { level } = await json()
    for (const row of clocks.values()) if (row.incident === id) row.level = level
    return send(200, {})
  }
  if (what !== 'clocks') return false
  for (const row of clocks.values()) reckon(row, Date.now())
  if (id === undefined) return send(200, list(q))
  const row = clocks.get(id)
  if (row === undefined) return problem(404, 'not-found', 'no such clock')
  if (method === 'GET') return send(200, row)
  if (me.role === 'viewer') return problem(403, 'forbidden', 'operator needed')
  const wish = await json()
  const pause = row.pauses.find((one) => one.id === pauseId)
  let refused = null
  if (step === 'stop') Object.assign(row, { stopped: wish.at, state: 'met', branch: wish.branch })
  else if (pauseId === undefined) refused = ask(row, wish, me.user)
  else if (pause === undefined) return problem(404, 'not-found', 'no such pause')
  else if (doing === 'rule') refused = rule(row, pause, wish, me.user)
  else pause.withdrawn = { by: me.user, time: iso(Date.now()) }
  if (refused) return problem(409, 'conflict', refused)
  reckon(row, Date.now())
  publish('clock', row)
  return send(200, row)
}

let ticks = 0
/** A second of the made-up clocks: what breaks is told. */
export function stepClocks(publish) {
  if (++ticks % 5 !== 0) return
  for (const row of clocks.values()) {
    if (row.stopped !== null) continue
    const [before, step] = [row.broken, row.step]
    reckon(row, Date.now())
    if (row.broken !== before || row.step !== step) publish('clock', row)
  }
}
