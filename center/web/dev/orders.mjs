// Made-up work orders for the open incidents of dev/incidents.mjs, with their clocks, deeds, photos and conflicts.
import { addClock, clocks } from './clocks.mjs'
import { hex, texts } from './crowd.mjs'
import { began, HOUR, iso, itemOf, MINUTE, siteOf, SITES, TECHNICIANS, techName } from './crew.mjs'

export const STAGES = { new: ['待受理', 'New'], accepted: ['待派单', 'To dispatch'], dispatched: ['待接单', 'Dispatched'], taken: ['已接单', 'Taken'], en_route: ['已出发', 'En route'], on_site: ['已到场', 'On site'], in_progress: ['处理中', 'In progress'], waiting_part: ['待备件', 'Waiting for part'], resolved: ['待验收', 'To verify'], closed: ['已办结', 'Closed'], cancelled: ['已取消', 'Cancelled'] }
const ORDER = ['new', 'accepted', 'dispatched', 'taken', 'en_route', 'on_site', 'in_progress', 'waiting_part', 'resolved', 'closed']
const STEPS = { accept: 'accepted', dispatch: 'dispatched', take: 'taken', set_out: 'en_route', arrive: 'on_site', diagnose: 'in_progress', wait_part: 'waiting_part', resume: 'in_progress', resolve: 'resolved', confirm: 'closed', cancel: 'cancelled' }
const PICTURE = ['#35536e', '#5b6d3a', '#6e4a35']
export const orders = new Map()
let count = 0
let deedCount = 0

const deed = (by, act, at, fields = {}, rest = {}) => ({ id: `d-${++deedCount}`, by, byName: techName(by), act, fields, names: fields.technician ? { technician: techName(fields.technician) } : {}, time: iso(at), arrived: iso(at + (rest.late ?? 4_000)), doubted: rest.doubted ?? false, outcome: rest.outcome ?? 'done', why: rest.why ?? null })
function walked(stage, technician, opened) {
  const all = [['desk', 'accept', 2], ['desk', 'dispatch', 3, { technician }], [technician, 'take', 6], [technician, 'set_out', 9], [technician, 'arrive', 31, { proof: 'QR XC-2291' }], [technician, 'diagnose', 42, { finding: '整流模块 2 号无输出' }], [technician, 'resolve', 77, { what: '更换整流模块，输出恢复 53.5 V' }]]
  const until = ORDER.indexOf(stage === 'waiting_part' ? 'in_progress' : stage)
  return all.filter(([, act]) => ORDER.indexOf(STEPS[act]) <= until).map(([by, act, minute, fields]) => deed(by, act, opened + minute * MINUTE, fields, act === 'arrive' || act === 'diagnose' ? { late: 22 * MINUTE } : {}))
}

/** An order and the clocks that run for it. */
export function addOrder(stage, at, rest = {}) {
  const n = ++count
  const opened = began - at * MINUTE
  const site = siteOf(rest.site ?? SITES[n % SITES.length].id)
  const item = itemOf(rest.item ?? 'G2')
  const named = rest.technician ?? (ORDER.indexOf(stage) >= 2 ? TECHNICIANS[n % 7].id : null)
  const order = {
    id: `W2026-${String(100 + n).padStart(6, '0')}`, kind: rest.kind ?? 'fault', stage, stageText: texts(...STAGES[stage]), title: rest.title ?? texts(`${site.name.zh} UPS 电池供电`, `${site.name.en}: UPS on battery`), incident: rest.incident === undefined ? hex(n - 1) : rest.incident, node: rest.node ?? `edge-${site.id}/ups`, deviceName: rest.device ?? texts(`${site.name.zh} UPS`, `UPS, ${site.name.en}`), site, level: rest.level ?? 2,
    item: { contract: 'xuchang-2026', item: item.id, name: item.name }, technician: named, technicianName: named && techName(named), carrier: rest.carrier ?? null, helpers: rest.helpers ?? [], helperNames: (rest.helpers ?? []).map(techName), parent: null, part: rest.part ?? null, due: null, clocks: [], suspended: rest.suspended ?? false, supervised: rest.supervised ?? false, urged: rest.urged ?? 0, wellSince: null, healedByItself: false, lacksCalibration: false, conflicts: 0, opened: iso(opened), changed: iso(began - 30_000), revision: 3,
  }
  const file = { order, deeds: walked(stage, named ?? 'desk', opened), photos: [], answers: {}, signature: null, ledger: [], same: rest.same ?? [] }
  orders.set(order.id, file)
  for (const [k, kind] of (rest.clocks ?? ['restore']).entries()) {
    const clock = addClock(`${order.id}-${kind}`, order, kind, order.level, at, { target: rest.target?.[k] })
    if (kind === 'respond' && ORDER.indexOf(stage) > 3) Object.assign(clock, { stopped: iso(opened + 6 * MINUTE), state: 'met', branch: 'accept', broken: false })
  }
  if (stage === 'closed') for (const clock of clocks.values()) if (clock.order === order.id) Object.assign(clock, { stopped: iso(opened + 80 * MINUTE), state: 'met', branch: 'restore', broken: false })
  refresh(order)
  return file
}
export function refresh(order) {
  order.clocks = [...clocks.values()].filter((row) => row.order === order.id).map(({ id, kind, due, state, stopped }) => ({ id, kind, due: stopped ? null : due, state }))
  order.due = order.clocks.map((one) => one.due).filter(Boolean).sort()[0] ?? null
  order.conflicts = orders.get(order.id).deeds.filter((one) => one.outcome === 'conflict' && !one.settled).length
  order.stageText = texts(...STAGES[order.stage])
}

const rectifier = { sku: 'R48-3000', name: texts('整流模块 R48-3000', 'Rectifier R48-3000'), serial: 'SN-R48-0007', place: 'car-t3', state: 'reserved' }
const swapped = addOrder('in_progress', 84, { site: 'station-3', item: 'G10', level: 1, technician: 't3', part: rectifier, clocks: ['respond', 'restore', 'replace'], target: [10, 120, 240], device: texts('魏都基站整流模块', 'Rectifier, station 3'), title: texts('魏都基站整流模块故障', 'Rectifier failed, station 3'), helpers: ['t1'], supervised: true })
swapped.photos = [{ id: 'ph1', kind: 'before', name: '更换前.jpg', bytes: 2_400_000, received: 2_400_000, complete: true, taken: iso(began - 50 * MINUTE), by: 't3' }, { id: 'ph2', kind: 'serial', name: '新模块序列号.jpg', bytes: 1_900_000, received: 1_900_000, complete: true, taken: iso(began - 22 * MINUTE), by: 't3' }, { id: 'ph3', kind: 'after', name: '更换后.jpg', bytes: 41_000_000, received: 17_400_000, complete: false, taken: iso(began - 9 * MINUTE), by: 't3' }]
swapped.answers = { 's1': true, 's2': 53.4, 's4': 'module' }
swapped.ledger = [{ ledger: 'repair', time: iso(began - 40 * MINUTE), text: '整流模块 2 号无输出，更换' }, { ledger: 'dismantled', time: iso(began - 20 * MINUTE), text: '旧模块 SN-R48-0002 拆下，送返修' }]
const disputed = addOrder('taken', 55, { site: 'hall-1', item: 'G31', level: 1, technician: 't1', clocks: ['respond', 'arrive', 'restore'], target: [10, 30, 60], title: texts('政务大厅 UPS 电池供电', 'UPS on battery, hall 1'), urged: 2 })
disputed.deeds.push(deed('t5', 'take', began - 49 * MINUTE, {}, { late: 34 * MINUTE, outcome: 'conflict', why: texts('赵磊先接了这张工单；刘洋的手机当时没有信号', 'Zhao Lei had taken it; Liu Yang\'s phone had no signal') }), deed('t5', 'set_out', began - 44 * MINUTE, {}, { late: 29 * MINUTE, outcome: 'conflict', doubted: true, why: texts('这张工单不是派给刘洋的', 'The order is not Liu Yang\'s') }))
refresh(disputed.order)
addOrder('waiting_part', 170, { site: 'XC-101', item: 'G18', level: 3, technician: 't7', clocks: ['restore'], target: [480], part: { ...rectifier, sku: 'VG-24', name: texts('语音网关 24 口', 'Voice gateway'), serial: '', place: '', state: 'missing' }, suspended: true, title: texts('禹州指挥中心语音网关故障', 'Voice gateway, Yuzhou') })
addOrder('new', 4, { site: 'XC-014', item: 'G24', level: 3, carrier: '联通许昌', clocks: ['restore'], target: [1_440], title: texts('建设路口 3 号机离线', 'Camera 3 offline'), device: texts('建设路口 3 号机', 'Camera 3') })
addOrder('accepted', 11, { site: 'XC-077', item: 'G2', level: 2, clocks: ['respond', 'restore'], target: [20, 120], title: texts('长葛路机房温度过高', 'Too hot, Changge Rd') })
addOrder('accepted', 26, { site: 'XC-042', item: 'G7', level: 2, clocks: ['replace'], target: [240], title: texts('学院路录像机硬盘故障', 'Recorder disk failed') })
addOrder('dispatched', 8, { site: 'hall-2', item: 'G2', level: 2, technician: 't2', clocks: ['respond', 'restore'], target: [20, 120] })
addOrder('en_route', 33, { site: 'XC-021', item: 'G24', level: 4, technician: 't4', clocks: ['restore'], target: [1_440] })
addOrder('resolved', 96, { site: 'XC-042', item: 'G2', level: 3, technician: 't6', clocks: ['restore'], target: [720] })
for (let n = 0; n < 46; n++) addOrder(['dispatched', 'taken', 'accepted', 'in_progress', 'on_site'][n % 5], 20 + n * 9, { item: ['G24', 'G2', 'G7', 'G24'][n % 4], level: 2 + (n % 3), clocks: [['restore', 'replace'][n % 2]], target: [240 + (n % 5) * 260], kind: n % 9 === 4 ? 'inspection' : n % 11 === 5 ? 'calibration' : 'fault', incident: n % 9 === 4 ? null : undefined })
/** What a client told of, about a device that has an incident's order as well. */
addOrder('taken', 12, { site: 'hall-1', item: 'G2', incident: null, technician: 't2', clocks: ['respond', 'restore'], target: [15, 240], title: texts('来电：大厅 UPS 有异响', 'Told by phone: the hall UPS is noisy'), same: [disputed.order.id] })
for (let n = 0; n < 24; n++) addOrder('closed', 1_500 + n * 300, { level: 2 + (n % 3), clocks: ['restore'], target: [240] })
for (const { order } of orders.values()) order.technician && (TECHNICIANS.find((one) => one.id === order.technician).open += order.stage === 'closed' ? 0 : 1)

function list(q) {
  const all = [...orders.values()].map((file) => file.order)
  for (const order of all) refresh(order)
  const stage = q.get('stage') ?? 'open'
  const over = (order) => order.stage === 'closed' || order.stage === 'cancelled'
  const text = (q.get('q') ?? '').toLowerCase()
  const found = all.filter((order) => stage === 'all' || (stage === 'open' ? !over(order) : stage === 'closed' ? over(order) : order.stage === stage))
    .filter((order) => ['technician', 'incident', 'kind'].every((key) => !q.get(key) || order[key] === q.get(key)) && (!q.get('site') || order.site.id === q.get('site')))
    .filter((order) => text === '' || JSON.stringify([order.id, order.title, order.site.name, order.deviceName, order.technicianName]).toLowerCase().includes(text))
    .sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9') || a.id.localeCompare(b.id))
  const open = all.filter((order) => !over(order))
  const offset = Number(q.get('offset') ?? 0)
  const byStage = {}
  for (const order of all) byStage[order.stage] = (byStage[order.stage] ?? 0) + 1
  return { orders: found.slice(offset, offset + Number(q.get('limit') ?? 200)), total: found.length, counts: { byStage, conflicts: open.reduce((sum, order) => sum + order.conflicts, 0), unassigned: open.filter((order) => !order.technician && !order.carrier).length, overdue: open.filter((order) => order.due !== null && Date.parse(order.due) < Date.now()).length }, at: iso(Date.now()) }
}

const CHECKS = [{ id: 's1', text: texts('确认市电输入正常', 'Mains input is good'), kind: 'check', unit: null, options: null, known: true }, { id: 's2', text: texts('测量直流输出电压', 'DC output voltage'), kind: 'value', unit: 'V', options: null, known: 53.5 }, { id: 's3', text: texts('拍摄机柜铭牌', 'Photo of the name plate'), kind: 'photo', unit: null, options: null, known: null }, { id: 's4', text: texts('故障部件', 'What failed'), kind: 'choice', unit: null, options: [{ id: 'module', text: texts('整流模块', 'Rectifier') }, { id: 'fan', text: texts('风扇', 'Fan') }], known: null }]
function fileOf(file) {
  const { order, deeds, photos, answers, signature, ledger, same } = file
  refresh(order)
  const form = { number: order.id, subject: order.title.zh, content: '见处理经过', initiatingUnit: '许昌市大数据中心', businessType: '动环', receivingUnit: '运维单位', feedback: '', initiatingContact: '张工', initiatingPhone: '0374-0000000', receivingContact: order.technicianName ?? '', receivingPhone: '', state: order.stage, closed: order.stage === 'closed' ? order.changed : '', level: String(order.level), stars: '', evaluation: '', ...file.filled }
  return { order, deeds: deeds.map(({ settled, ...one }) => one), checklist: order.kind === 'complaint' ? null : { id: 'rectifier', steps: CHECKS, answers }, form, photos: photos.map((one) => ({ ...one, byName: techName(one.by) })), signature, ledger, sameDevice: same.map((id) => orders.get(id).order).map(({ id, title, stageText, technicianName }) => ({ id, title, stageText, technicianName })) }
}

/** What a deed leads to: the same twice is done once; nobody works on what is another's. */
function act(file, wish, user) {
  const { order } = file
  if (file.deeds.some((one) => one.id === wish.id)) return { id: wish.id, outcome: 'repeated', why: null, stage: order.stage }
  const refuse = (zh, en) => ({ id: wish.id, outcome: 'refused', why: texts(zh, en), stage: order.stage })
  if (order.stage === 'closed' || order.stage === 'cancelled') return refuse('工单已结束', 'The order is over')
  if (wish.act === 'dispatch' && !TECHNICIANS.some((one) => one.id === wish.fields.technician)) return refuse('没有这个技术员', 'There is no such technician')
  file.deeds.push({ ...deed(user, wish.act, Date.now(), wish.fields), id: wish.id })
  if (wish.act === 'dispatch') {
    Object.assign(order, { technician: wish.fields.technician, technicianName: techName(wish.fields.technician), carrier: null })
    for (const one of file.deeds) if (one.outcome === 'conflict') one.settled = true
  }
  if (wish.act === 'suspend' || wish.act === 'unsuspend') order.suspended = wish.act === 'suspend'
  if (wish.act === 'fill') file.filled = { ...file.filled, ...wish.fields.values }
  if (wish.act === 'settle') for (const one of file.deeds) if (one.outcome === 'conflict') one.settled = true
  if (wish.act === 'supervise') order.supervised = true
  if (wish.act === 'urge') order.urged++
  if (wish.act === 'join') order.helpers.push(wish.fields.helper), order.helperNames.push(techName(wish.fields.helper))
  if (STEPS[wish.act]) order.stage = STEPS[wish.act]
  if (wish.act === 'split') addOrder('accepted', 1, { site: order.site.id, title: texts(wish.fields.title, wish.fields.title), item: order.item.item }).order.parent = order.id
  Object.assign(order, { changed: iso(Date.now()), revision: order.revision + 1 })
  refresh(order)
  return { id: wish.id, outcome: 'done', why: null, stage: order.stage }
}

/** Gives an order to a technician, as the desk or the plan decides it. */
export function giveTo(id, technician, user, publish) {
  const file = orders.get(id)
  if (file === undefined) return null
  act(file, { id: `desk-${++deedCount}`, act: 'dispatch', fields: { technician, forced: true } }, user)
  publish('order', file.order)
  return file.order
}

/** Answers what is asked about orders; false when it is about something else. */
export async function answerOrders({ path, method, q, me, json, send, problem, publish, image }) {
  const [what, id, part, photo] = path.split('/')
  if (what !== 'orders') return false
  if (id === undefined && method === 'GET') return send(200, list(q))
  if (method !== 'GET' && me.role === 'viewer') return problem(403, 'forbidden', 'operator needed')
  if (id === undefined) {
    const wish = await json()
    if (!wish.title?.trim() || !wish.reason?.trim()) return problem(400, 'bad-request', '请填写标题和原因')
    const file = addOrder('accepted', 0, { site: wish.site ?? 'hall-1', kind: wish.kind, level: wish.level ?? 3, title: texts(wish.title, wish.title), incident: wish.incident, clocks: [] })
    publish('order', file.order)
    return send(201, fileOf(file))
  }
  const file = orders.get(id)
  if (file === undefined) return problem(404, 'not-found', 'no such order')
  if (part === 'photos') return image(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300" fill="${PICTURE[photo.length % 3]}"/><rect x="90" y="60" width="220" height="180" rx="8" fill="#d8dde3"/><circle cx="200" cy="130" r="34" fill="#7d8894"/><text x="12" y="288" fill="#fff" font-size="15">${file.order.site.name.zh} ${photo}</text></svg>`)
  if (part === 'deeds') {
    const results = (await json()).deeds.map((wish) => act(file, wish, me.user))
    publish('order', file.order)
    return send(200, { results })
  }
  return send(200, fileOf(file))
}
