// A made-up plan: who goes where, with routes that follow the orders' stages.
import { texts } from './crowd.mjs'
import { HOUR, iso, MINUTE, STORES, TECHNICIANS, techName } from './crew.mjs'
import { giveTo, orders } from './orders.mjs'

let version = 17
const STARTED = ['en_route', 'on_site', 'in_progress', 'waiting_part']
const assigned = new Map()
const base = Math.floor(Date.now() / (15 * MINUTE)) * 15 * MINUTE

const kilometres = (a, b) => Math.hypot((a.lat - b.lat) * 111, (a.lon - b.lon) * 92)
const travel = (a, b) => Math.max(4, Math.round(kilometres(a, b) * 2.2 + 3))

function route(technician) {
  const mine = [...orders.values()].map((file) => file.order).filter((order) => order.technician === technician.id && !['closed', 'cancelled', 'resolved'].includes(order.stage) && !order.suspended)
    .sort((a, b) => Number(STARTED.includes(b.stage)) - Number(STARTED.includes(a.stage)) || Number(assigned.has(b.id)) - Number(assigned.has(a.id)) || (assigned.get(a.id) ?? 0) - (assigned.get(b.id) ?? 0) || (a.due ?? '9').localeCompare(b.due ?? '9')).slice(0, 6)
  const stops = []
  let at = base - 45 * MINUTE
  let here = technician.position ?? technician.home
  for (const order of mine) {
    if (order.part?.serial && !STARTED.includes(order.stage)) {
      const store = STORES[0]
      const minutes = travel(here, store)
      stops.push({ order: order.id, kind: 'pickup', place: store.id, name: store.name, lat: store.lat, lon: store.lon, arrive: iso(at + minutes * MINUTE), start: iso(at + minutes * MINUTE), end: iso(at + (minutes + 10) * MINUTE), travelMinutes: minutes, slackSeconds: null, pinned: false })
      at += (minutes + 10) * MINUTE
      here = store
    }
    const minutes = travel(here, order.site)
    const start = Math.max(at + minutes * MINUTE, assigned.get(order.id) ?? 0)
    const end = start + (35 + (order.level % 3) * 20) * MINUTE
    stops.push({ order: order.id, kind: 'order', place: order.site.id, name: order.title, lat: order.site.lat, lon: order.site.lon, arrive: iso(at + minutes * MINUTE), start: iso(start), end: iso(end), travelMinutes: minutes, slackSeconds: order.due ? Math.round((Date.parse(order.due) - end) / 1000) : null, pinned: STARTED.includes(order.stage) })
    at = end
    here = order.site
  }
  return { technician: technician.id, name: technician.name, stops }
}

function plan() {
  const open = [...orders.values()].map((file) => file.order).filter((order) => !order.technician && !order.carrier && ['new', 'accepted'].includes(order.stage))
  return {
    at: iso(Date.now()), version, score: '0hard/-412soft', routes: TECHNICIANS.filter((one) => one.onDuty).map(route),
    unassigned: open.map((order, n) => n % 3 === 0 ? { order: order.id, why: texts('会空调的人今天都排满了', 'Everybody who knows cooling is busy today'), advice: [texts('请值班长加派一人', 'Ask for one person more'), texts('向禹州借调周敏', 'Borrow Zhou Min from Yuzhou')] } : { order: order.id, why: texts('等待下一轮计算', 'Waits for the next round'), advice: [] }),
  }
}

function explain(order) {
  const near = TECHNICIANS.filter((one) => one.onDuty).map((one) => ({ one, minutes: travel(one.position ?? one.home, order.site) })).sort((a, b) => a.minutes - b.minutes)
  const chosen = near.find(({ one }) => one.id === order.technician)
  const due = order.due ? Date.parse(order.due) : null
  const slack = (minutes) => (due === null ? null : Math.round((due - Date.now()) / 1000 - (minutes + 55) * 60))
  return {
    order: order.id,
    chosen: chosen ? { technician: chosen.one.id, name: chosen.one.name, part: order.part?.serial ?? null, source: order.part?.place ?? null, arrive: iso(Date.now() + chosen.minutes * MINUTE), end: iso(Date.now() + (chosen.minutes + 55) * MINUTE), slackSeconds: slack(chosen.minutes), why: texts(`有所需技能，路程 ${chosen.minutes} 分钟，车上有备件`, `Has the skills, ${chosen.minutes} min away, the part is in the car`) } : null,
    next: near.filter(({ one }) => one.id !== order.technician).slice(0, 3).map(({ one, minutes }) => ({ technician: one.id, name: one.name, extraMinutes: Math.max(1, minutes - (chosen?.minutes ?? 0)), slackSeconds: slack(minutes), why: texts(`路程 ${minutes} 分钟${order.part ? '，须先到总库取件' : ''}`, `${minutes} min away${order.part ? ', must fetch the part first' : ''}`) })),
    binding: texts('限制因素：一级恢复时限', 'Binding: the level 1 restore clock'),
    noPart: order.part?.state === 'missing' ? { why: texts('没有一个备件能在时限内到达', 'No part can be there in time'), advice: [texts('向邻近项目借一台（约 90 分钟）', 'Borrow one (90 min)'), texts('启用备用网关', 'Use the standby unit')] } : null,
  }
}

/** Answers what is asked about dispatch; false when it is about something else. */
export async function answerDispatch({ path, method, me, json, send, problem, publish }) {
  const [what, kind, id, doing] = path.split('/')
  if (what !== 'dispatch') return false
  if (kind === 'plan') return send(200, plan())
  const order = orders.get(id)?.order
  if (order === undefined) return problem(404, 'not-found', 'no such order')
  if (doing !== 'assign' || method === 'GET') return send(200, explain(order))
  if (me.role === 'viewer') return problem(403, 'forbidden', 'operator needed')
  const wish = await json()
  if (!wish.reason?.trim()) return problem(400, 'bad-request', '请填写原因')
  if (!TECHNICIANS.some((one) => one.id === wish.technician)) return problem(409, 'conflict', '没有这个技术员')
  giveTo(id, wish.technician, me.user, publish)
  assigned.set(id, wish.at ? Date.parse(wish.at) : Date.now() - HOUR)
  publish('plan', { version: ++version })
  return send(200, { order: id, technician: wish.technician, name: techName(wish.technician), warnings: [] })
}
