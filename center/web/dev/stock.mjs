// Made-up spare parts, coverage and technicians.
import { random, texts } from './crowd.mjs'
import { began, HOUR, iso, SITES, STORES, TECHNICIANS } from './crew.mjs'

const sku = (id, zh, en, kinds, substitutes, inService, price) => ({ sku: id, name: texts(zh, en), kinds, substitutes, inService, price })
const SKUS = [
  sku('R48-3000', '整流模块 R48-3000', 'Rectifier R48-3000', ['power.48v'], ['R48-3200'], 38, 2_860), sku('R48-3200', '整流模块 R48-3200', 'Rectifier R48-3200', ['power.48v'], ['R48-3000'], 12, 3_120), sku('BAT-12-100', '蓄电池 12 V 100 Ah', 'Battery 12 V 100 Ah', ['power.ups'], [], 214, 760), sku('TR-800-U3', '信道机 TR-800-U3', 'Channel unit TR-800-U3', ['radio.baseStation'], [], 44, 18_500),
  sku('IPC-4M', '400 万像素枪机', 'Camera 4 MP', ['video.camera'], ['IPC-6M'], 1_830, 640), sku('IPC-6M', '600 万像素枪机', 'Camera 6 MP', ['video.camera'], [], 260, 890), sku('SW-8P', '8 口 PoE 交换机', 'Switch, 8 ports PoE', ['network.switch'], [], 402, 1_150), sku('HDD-8T', '监控级硬盘 8 TB', 'Disk 8 TB', ['video.recorder'], [], 310, 1_340), sku('FAN-CRAC', '精密空调风机', 'Fan of a CRAC', ['cooling.crac'], [], 18, 4_200), sku('VG-24', '语音网关 24 口', 'Voice gateway, 24 ports', ['network.voice'], [], 22, 9_800),
]
const nameOf = (id) => SKUS.find((one) => one.sku === id)?.name ?? texts(id, id)
const named = (name) => (typeof name === 'string' ? name : name?.zh)
const storeName = (id) => named(STORES.find((one) => one.id === id)?.name) ?? named(SITES.find((one) => one.id === id)?.name) ?? id
const parts = new Map()
const history = new Map()
const seen = new Set()
const said = (serial, by, zh, en, reason = '', at = Date.now()) => history.set(serial, [...(history.get(serial) ?? []), { time: iso(at), by, text: texts(zh, en), reason }])

const rnd = random(41)
for (const [at, kind] of SKUS.entries()) {
  for (let n = 0; n < (kind.sku === 'VG-24' ? 0 : 18 + (at % 4) * 9); n++) {
    const serial = `SN-${kind.sku.split('-')[0]}-${String(n).padStart(4, '0')}`
    const id = parts.has(serial) ? serial + 'B' : serial
    const place = STORES[Math.floor(rnd() * rnd() * STORES.length)].id
    const state = rnd() < 0.66 ? 'free' : ['reserved', 'issued', 'installed', 'faulty', 'repair', 'lent', 'free'][Math.floor(rnd() * 7)]
    parts.set(id, { serial: id, sku: kind.sku, name: kind.name, place, placeName: storeName(place), state, order: state === 'reserved' || state === 'issued' ? `W2026-${String(101 + (n % 20)).padStart(6, '0')}` : null, holder: state === 'installed' ? 'room-a/ups-1' : state === 'lent' ? '市二院' : null, until: state === 'reserved' ? iso(began + 3 * HOUR) : state === 'lent' ? iso(began + 240 * HOUR) : null, tested: rnd() < 0.8 ? iso(began - Math.floor(rnd() * 120) * 24 * HOUR) : null, works: state === 'faulty' ? false : rnd() < 0.8 ? true : null, price: kind.price, currency: 'CNY', certificate: rnd() < 0.7 ? `HGZ-2026-${1000 + n}` : null, ownerBound: kind.sku === 'HDD-8T' && n % 3 === 0, unreturned: state === 'issued' && n % 4 === 0 })
    said(id, 'zhao.lei', `入库，${storeName(place)}`, `Received at ${storeName(place)}`, '采购合同 2026-08', began - 2_000 * HOUR)
  }
}

function list(q) {
  const text = (q.get('q') ?? '').toLowerCase()
  const all = [...parts.values()]
  const found = all.filter((one) => ['sku', 'place', 'state'].every((key) => !q.get(key) || (q.get(key) === 'unreturned' ? one.unreturned : one[key] === q.get(key)))).filter((one) => text === '' || JSON.stringify([one.serial, one.sku, one.name, one.order, one.certificate]).toLowerCase().includes(text)).sort((a, b) => a.sku.localeCompare(b.sku) || a.serial.localeCompare(b.serial))
  const offset = Number(q.get('offset') ?? 0)
  const of = (id, ...states) => all.filter((one) => one.sku === id && states.includes(one.state)).length
  return { parts: found.slice(offset, offset + Number(q.get('limit') ?? 100)), total: found.length, skus: SKUS.map(({ price, ...one }) => ({ ...one, free: of(one.sku, 'free'), reserved: of(one.sku, 'reserved', 'issued'), faulty: of(one.sku, 'faulty', 'repair') })), places: STORES }
}

const AFTER = { receive: 'free', reserve: 'reserved', release: 'free', issue: 'issued', install: 'installed', return: 'free', dismantle: 'faulty', repair: 'repair', repaired: 'free', lend: 'lent', give_back: 'free', scrap: 'scrapped' }
function move(wish, user) {
  if (seen.has(wish.id)) return { outcome: 'repeated', why: null, part: parts.get(wish.serial) ?? null }
  const part = parts.get(wish.serial)
  const refuse = (zh, en) => ({ outcome: 'refused', why: texts(zh, en), part: part ?? null })
  if (part === undefined && wish.do !== 'receive' && wish.do !== 'dismantle') return refuse(`没有序列号 ${wish.serial}`, `There is no part ${wish.serial}`)
  if (wish.do === 'reserve' && part.state !== 'free') return refuse(`${wish.serial} 不在库，状态为 ${part.state}`, `${wish.serial} is not free but ${part.state}`)
  if (wish.do === 'scrap' && part.ownerBound) return refuse('存储介质归甲方，不能由我方报废', 'The medium is bound to the owner')
  seen.add(wish.id)
  const now = part ?? { serial: wish.serial, sku: wish.sku, name: nameOf(wish.sku), place: wish.place, placeName: storeName(wish.place), state: 'free', order: null, holder: null, until: null, tested: null, works: null, price: null, currency: 'CNY', certificate: null, ownerBound: wish.ownerBound ?? false, unreturned: false }
  if (wish.place) Object.assign(now, { place: wish.place, placeName: storeName(wish.place) })
  if (wish.do === 'test') Object.assign(now, { tested: iso(Date.now()), works: wish.works, state: wish.works ? now.state : 'faulty' })
  if (wish.do === 'count') now.state = wish.found ? now.state === 'missing' ? 'free' : now.state : 'missing'
  if (AFTER[wish.do]) now.state = AFTER[wish.do]
  now.order = ['reserve', 'issue', 'install'].includes(wish.do) ? (wish.order ?? null) : null
  now.until = wish.until ?? null
  parts.set(now.serial, now)
  said(now.serial, user, `${wish.do} → ${now.state}`, `${wish.do} → ${now.state}`, wish.reason)
  return { outcome: 'done', why: null, part: now }
}

const uncovered = [
  { node: 'edge-XC-101/vg-1', name: texts('禹州指挥中心语音网关', 'Voice gateway, Yuzhou'), site: 'XC-101', item: 'G18', sku: 'VG-24', reason: texts('没有可用的备件', 'No part is free'), windowMinutes: 480, nearest: null },
  { node: 'edge-XC-077/crac-1', name: texts('长葛路机房空调', 'CRAC, Changge Rd'), site: 'XC-077', item: 'G2', sku: 'FAN-CRAC', reason: texts('此刻赶不到：最近的备件在禹州分库，18:00 关门', 'Out of reach at this hour: the store closes at 18:00'), windowMinutes: 120, nearest: { serial: 'SN-FAN-0003', place: 'wh-2', minutes: 940 } },
  { node: 'edge-station-3/bts-1', name: texts('魏都基站信道机 1', 'Channel unit 1, station 3'), site: 'station-3', item: 'G10', sku: 'TR-800-U3', reason: texts('来不及：取件、路程、更换共 141 分钟，超过 120 分钟', 'Too late: pick-up, way and swap take 141 of 120 minutes'), windowMinutes: 120, nearest: { serial: 'SN-TR-0002', place: 'wh-2', minutes: 141 } },
  { node: 'edge-hall-1/kiosk-4', name: texts('政务大厅自助终端 4', 'Kiosk 4, hall 1'), site: 'hall-1', item: 'G7', sku: null, reason: texts('档案没有写明用什么备件', 'Its profile names no part'), windowMinutes: 240, nearest: null },
]
function coverage(q) {
  const found = uncovered.filter((one) => (!q.get('item') || one.item === q.get('item')) && (!q.get('site') || one.site === q.get('site')))
  const devices = q.get('item') || q.get('site') ? 60 + found.length : 652
  return { devices, covered: devices - found.length, uncovered: found, total: found.length, short: [{ sku: 'VG-24', name: nameOf('VG-24'), minimum: 2, free: 0 }], at: iso(Date.now()) }
}

const crews = [{ id: 'crew-1', lead: 't3', second: 't7', from: iso(began).slice(0, 10), to: iso(began + 96 * HOUR).slice(0, 10) }]

/** Answers what is asked about parts and people; false when it is about something else. */
export async function answerStock({ path, method, q, me, json, raw, send, problem, publish }) {
  const [what, id, more] = path.split('/').map(decodeURIComponent)
  if (what === 'coverage') return send(200, coverage(q))
  if (what === 'crews') {
    if (method === 'GET') return send(200, { crews })
    if (me.role !== 'engineer' && me.role !== 'administrator') return problem(403, 'forbidden', 'engineer needed')
    const wish = method === 'PUT' ? { id, ...(await json()) } : null
    if (wish && crews.some((one) => one.id !== id && [one.lead, one.second].some((who) => [wish.lead, wish.second].includes(who)) && one.from <= wish.to && wish.from <= one.to)) return problem(409, 'conflict', '其中一人已在另一班组')
    crews.splice(0, crews.length, ...crews.filter((one) => one.id !== id), ...(wish ? [wish] : []))
    return wish ? send(200, wish) : send(204)
  }
  if (what === 'technicians') {
    if (method === 'GET') return send(200, { technicians: TECHNICIANS.map(({ plate, ...one }) => one) })
    if (me.role !== 'engineer' && me.role !== 'administrator') return problem(403, 'forbidden', 'engineer needed')
    const found = TECHNICIANS.find((one) => one.id === id)
    const wish = await json()
    if (found) Object.assign(found, wish)
    else TECHNICIANS.push({ id, ...wish, position: null, onDuty: false, open: 0 })
    return send(200, TECHNICIANS.find((one) => one.id === id))
  }
  if (what !== 'stock') return false
  if (id === undefined) return send(200, list(q))
  if (more === 'history') return send(200, { history: history.get(id) ?? [] })
  if (me.role === 'viewer') return problem(403, 'forbidden', 'operator needed')
  if (id === 'import') {
    const bad = (await raw()).length < 5
    return send(200, { dryRun: q.get('dry') === 'true', rows: 12, added: bad ? 0 : 12, changed: 0, unchanged: 0, errors: bad ? [{ row: 3, column: 'B', heading: 'SKU', value: 'R48', problem: '没有这个 SKU', advice: '先登记 SKU' }] : [], moreErrors: 0 })
  }
  const answer = move(await json(), me.user)
  if (answer.outcome === 'done') publish('coverage', {})
  return send(200, answer)
}
