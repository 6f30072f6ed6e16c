// Made-up orders of one technician, and the rules of a center for what is done with them (docs/orders.md).
const now = () => new Date().toISOString()
const later = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString()
const both = (zh, en) => ({ zh, en })
const STAGES = { new: '待受理', accepted: '待派单', dispatched: '待接单', taken: '已接单', en_route: '已出发', on_site: '已到场', in_progress: '处理中', waiting_part: '待备件', resolved: '待验收', closed: '已办结', cancelled: '已取消' }
const LIFE = Object.keys(STAGES)
const HELD = ['taken', 'en_route', 'on_site', 'in_progress', 'waiting_part', 'resolved']
const TO = { set_out: 'en_route', arrive: 'on_site', diagnose: 'in_progress', wait_part: 'waiting_part' }

export const people = { wei: '魏师傅', liu: '刘师傅', admin: '值班长' }
export const orders = new Map()
/** Every request to sync that came in, and what it brought. */
export const ledger = { syncs: 0, deeds: [], repeated: 0, pieces: [] }

const SITES = {
  civic: { id: 'civic', name: both('市民中心', 'Civic center'), address: '滨河路 88 号负二层 UPS 间', lat: 24.48, lon: 118.09, access: '找物业消控室领钥匙，需登记身份证' },
  ridge: { id: 'ridge', name: both('北山基站', 'North ridge station'), address: '北山森林公园东门内 1.2 公里', lat: 24.53, lon: 118.11, access: null },
  tax: { id: 'tax', name: both('办税服务厅', 'Tax hall'), address: '湖滨南路 7 号一层', lat: 24.47, lon: 118.1, access: '工作日 8:30 以前进场' },
}
const STEPS = [
  { id: 'input', text: both('测量整流模块输入电压', 'Measure the input of the rectifier'), kind: 'value', unit: 'V', options: null, known: 228.4 },
  { id: 'breaker', text: both('输入空开在合位', 'Input breaker is closed'), kind: 'check', unit: null, options: null, known: true },
  { id: 'lamp', text: both('模块指示灯', 'Lamp of the module'), kind: 'choice', unit: null, options: [both('灭', 'off'), both('红灯常亮', 'red'), both('绿灯', 'green')], known: null },
  { id: 'plate', text: both('拍下模块铭牌', 'Photograph the nameplate'), kind: 'photo', unit: null, options: null, known: null },
]

function add(id, about) {
  const { site, part = null, minutes, level, title, device, qr, kind = 'fault', steps = [] } = about
  orders.set(id, {
    order: {
      id, kind, stage: 'dispatched', title, incident: null, node: qr, deviceName: device, site: SITES[site], level, item: 'G7', technician: 'wei', carrier: null, helpers: [],
      parent: null, part, due: later(minutes), suspended: false, supervised: level === 1, urged: false, wellSince: null, healedByItself: false, lacksCalibration: false, conflicts: 0, opened: later(-20), changed: now(), revision: 1,
      clocks: [
        { id: `${id}/respond`, kind: 'respond', due: later(-10), state: 'met' },
        { id: `${id}/arrive`, kind: 'arrive', due: later(minutes / 3), state: 'running' },
        { id: `${id}/restore`, kind: 'restore', due: later(minutes), state: 'running' },
      ],
    },
    deeds: [], steps, answers: {}, photos: [], signature: null, qr, well: false, touched: 0,
  })
}

add('W2026-000123', {
  site: 'civic', minutes: 210, level: 2, qr: 'GF-CIVIC-RECT-03', device: both('48V 电源柜 3 号整流模块', '48 V plant, rectifier 3'),
  title: both('整流模块故障，无输出', 'Rectifier failed, no output'), steps: STEPS,
  part: { sku: 'R48-3000e3', name: both('整流模块 R48-3000', 'Rectifier R48-3000'), serial: 'SN-NEW-7781', place: '城东备件库 A-12', state: 'reserved' },
})
add('W2026-000124', { site: 'ridge', minutes: 95, level: 1, qr: 'GF-RIDGE-BS-1', device: both('350 兆基站', 'Radio station'), title: both('基站退服', 'Station out of service') })
add('W2026-000125', { site: 'tax', minutes: 1_500, level: 4, kind: 'inspection', qr: 'GF-TAX-KIOSK-2', device: both('2 号自助终端', 'Kiosk 2'), title: both('月度巡检', 'Monthly inspection'), steps: STEPS.slice(1, 2) })

function values(file) {
  const time = new Date(Math.max(Date.now() - 4_000, file.touched)).toISOString()
  const bad = (point, text, unit) => ({ point, text, value: null, unit, quality: 'not-available', time })
  const good = (point, text, value, unit) => ({ point, text, value, unit, quality: 'good', time })
  if (!file.qr.includes('RECT')) return [good('temperature', both('机柜温度', 'Cabinet temperature'), 31.4, '℃')]
  const [current, voltage] = [both('输出电流', 'Output current'), both('输出电压', 'Output voltage')]
  return [
    good('input', both('输入电压', 'Input voltage'), 228.4, 'V'),
    file.well ? good('voltage', voltage, 53.5, 'V') : bad('voltage', voltage, 'V'),
    file.well ? good('current', current, 18.2, 'A') : bad('current', current, 'A'),
  ]
}

const alarms = (file) =>
  file.well || !file.qr.includes('RECT')
    ? []
    : [{ id: 9, text: both('3 号整流模块故障', 'Rectifier 3 failed'), severity: 'major', raised: file.order.opened, active: true, action: both('先看输入空开，再换模块', 'Check the breaker, then swap') }]

export const row = (file) => ({ ...file.order, stageText: both(STAGES[file.order.stage], file.order.stage), technicianName: people[file.order.technician] ?? null })
const notes = (file) =>
  file.qr.includes('RECT')
    ? [{ note: 'example-rectifier', title: both('示例：更换后 90 秒内不上报电流', 'Example: no current reported for 90 s after a swap'), seen: both('模块自检期间读数为空', 'Values are empty during the self test'), workaround: both('等 90 秒再判断', 'Wait 90 s before judging') }]
    : []

export const fileOf = (file) => ({
  order: row(file), deeds: file.deeds, checklist: file.steps.length === 0 ? null : { id: 'rectifier', steps: file.steps, answers: file.answers }, form: {},
  photos: file.photos.map(({ received, ...photo }) => ({ ...photo, received: received.reduce((sum, [from, to]) => sum + to - from + 1, 0) })), signature: file.signature, ledger: [], sameDevice: file.same ?? [],
})
export const phoneOf = (file) => ({ ...fileOf(file), values: values(file), alarms: alarms(file), notes: notes(file), manual: file.qr.includes('RECT') ? { title: '48V 电源系统维护手册', page: 41 } : null, qr: file.qr })
export const cardOf = (file) => ({ node: file.qr, name: file.order.deviceName, site: file.order.site, values: values(file), alarms: alarms(file), incidents: [], notes: notes(file), manual: null, order: file.order.id })

/** When something was done, by a phone whose clock may be wrong: how long ago its steady counter says, else its clock. */
function timeOf(deed, sync) {
  const done = Date.parse(deed.phoneTime)
  const sent = Date.parse(sync.sentAt)
  const steady = sync.steady - deed.steady
  const ago = steady >= 0 ? steady : sent - done
  const doubted = ago < 0 || (steady >= 0 && Math.abs(sent - done - steady) > 120_000)
  return { time: new Date(Date.now() - Math.max(0, ago)).toISOString(), doubted }
}

function decide(file, by, act) {
  const { order } = file
  const held = HELD.includes(order.stage)
  const who = people[order.technician] ?? '没有人'
  if (act === 'take') {
    if (held && order.technician !== by) return ['conflict', both(`${who}已经接了这张工单`, `${order.technician} has taken it`)]
    if (order.technician !== null && order.technician !== by) return ['conflict', both(`已派给${who}`, `it was given to ${order.technician}`)]
    return ['done', null, held ? order.stage : 'taken']
  }
  if (order.technician !== by) return ['conflict', both(`这张工单现在归${who}`, `${order.technician} has this order now`)]
  if (['closed', 'cancelled'].includes(order.stage)) return ['conflict', both('工单已经结束', 'the order was ended meanwhile')]
  if (act === 'return') return ['done', null, 'accepted']
  if (!held) return ['refused', both('请先接单', 'take the order first')]
  if (act === 'resume') return ['done', null, 'in_progress']
  if (act === 'resolve') return ['done', null, 'resolved']
  const to = TO[act]
  return ['done', null, to !== undefined && (LIFE.indexOf(to) > LIFE.indexOf(order.stage) || order.stage === 'resolved') ? to : order.stage]
}

function one(deed, by, sync) {
  const file = orders.get(deed.order)
  if (file === undefined) return { id: deed.id, order: deed.order, outcome: 'refused', why: both('没有这张工单', 'no such order'), stage: null }
  if (file.deeds.some((known) => known.id === deed.id)) {
    ledger.repeated++
    return { id: deed.id, order: deed.order, outcome: 'repeated', why: null, stage: file.order.stage }
  }
  const [outcome, why, stage] = decide(file, by, deed.act)
  const when = timeOf(deed, sync)
  file.deeds.push({ id: deed.id, by, act: deed.act, fields: deed.fields, ...when, arrived: now(), outcome, why })
  ledger.deeds.push({ id: deed.id, order: deed.order, act: deed.act, outcome })
  if (outcome === 'done') {
    Object.assign(file.order, { stage, changed: now(), revision: file.order.revision + 1 })
    if (deed.act === 'take') file.order.technician = by
    if (deed.act === 'return') file.order.technician = null
    if (deed.act === 'diagnose') file.answers = deed.fields.answers ?? {}
    if (deed.act === 'sign') file.signature = { name: deed.fields.name, photo: deed.fields.photo }
    if (deed.act === 'resolve' && file.well) file.order.stage = 'closed'
  } else if (outcome === 'conflict') file.order.conflicts++
  return { id: deed.id, order: deed.order, outcome, why, stage: file.order.stage }
}

export function sync(body, by) {
  ledger.syncs++
  return { results: body.deeds.map((deed) => one(deed, by, body)), serverTime: now() }
}

/** The device works again; telemetry shows it from now on. */
export function heal(id) {
  const file = orders.get(id)
  Object.assign(file, { well: true, touched: Date.now() })
  file.order.wellSince = now()
  if (file.order.stage === 'resolved') file.order.stage = 'closed'
}

export function give(id, to) {
  Object.assign(orders.get(id).order, { technician: to, stage: 'taken', changed: now() })
}
