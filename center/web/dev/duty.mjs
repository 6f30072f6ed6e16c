// Made-up messages, load figures and handover sheets for dev/server.mjs.
import { began, random, texts } from './crowd.mjs'

const iso = (millis) => new Date(millis).toISOString()
const HOUR = 3_600_000
const extra = new Map()
const notes = [{ time: iso(began - 7_000_000), user: 'wang', text: '文峰路供电所计划 14:00 复电，复电后请核对 UPS 充电。' }]
const signed = []
const RECEIVERS = ['李工', '王工', '运维群', '赵主任']
const CHANNELS = ['modem', 'call', 'ops-robot', 'mail']

/** The messages of an incident; those that were signed for stay so. */
export function messagesOf({ n, row }) {
  if (row.told === null) return []
  const rnd = random(n + 77)
  const told = Date.parse(row.told)
  const level = row.severity === 'critical' ? 1 : row.severity === 'major' ? 2 : 3
  return Array.from({ length: level === 1 ? 4 : 1 + (n % 2) }, (_, k) => {
    const id = n * 10 + k + 1
    const at = told + k * 300_000
    const luck = rnd()
    const state = at > Date.now() ? 'waiting' : luck < 0.06 ? 'failed' : luck < 0.1 ? 'unknown' : k % 4 === 2 ? 'delivered' : 'sent'
    const why = state === 'failed' ? '短信网关应答：号码停机' : state === 'unknown' ? '交给网关后连接中断，不知是否送达' : ''
    const attempts = state === 'waiting' ? [] : [...(state === 'failed' ? [{ time: iso(at - 40_000), outcome: 'again', why: '网关忙' }] : []), { time: iso(at), outcome: state === 'sent' ? 'accepted' : state, why }]
    return {
      id, incident: row.id, notice: row.id, receiver: RECEIVERS[k % 4], channel: CHANNELS[k % 4], kind: k === 0 ? 'notice' : 'escalation', level, title: row.sentence.zh.slice(0, 40), body: row.sentence.zh, state, why, attempts, made: iso(at - 2_000), next: state === 'waiting' ? iso(at) : null, step: k,
      receipt: extra.get(id) ?? (level === 1 && k === 1 && n !== 0 && state !== 'waiting' ? { time: iso(at + 60_000), by: RECEIVERS[1] } : null),
    }
  })
}

function figures(seed, activations, scale) {
  const rnd = random(seed)
  const perTenMinutes = activations / 72
  const most = Math.round(perTenMinutes * scale)
  const floodShare = scale > 5 ? 0.134 : 0
  const verdict = (value, good, limit) => (value <= good ? 'good' : value <= limit ? 'limit' : 'over')
  const sources = Array.from({ length: 10 }, (_, k) => ({ source: `edge-${String(k * 7).padStart(4, '0')}/cam-${k + 1}`, name: texts(`文峰路口东 ${k + 1} 号机`, `Wenfeng Rd camera ${k + 1}`), count: Math.max(1, Math.round((activations / 18) * (1 - k * 0.08) * (0.8 + rnd() * 0.4))) }))
  return {
    activations, perTenMinutes, perHour: perTenMinutes * 6, perDay: perTenMinutes * 144, intervals: 72, crowded: scale > 5 ? 9 : 0, mostInTenMinutes: most,
    floods: scale > 5 ? [{ from: iso(began - 5 * HOUR), to: iso(began - 4.3 * HOUR) }, { from: iso(began - 2 * HOUR), to: iso(began - 1.1 * HOUR) }] : [], floodShare, topSources: sources.map((one) => ({ ...one, share: one.count / activations })), chattering: scale > 5 ? ['edge-0007/th-1:temperatureHigh'] : [], fleeting: scale > 5 ? 23 : 1, stale: scale > 5 ? 7 : 2,
    byPriority: { low: Math.round(activations * 0.71), medium: Math.round(activations * 0.21), high: Math.round(activations * 0.07), highest: Math.round(activations * 0.01) },
    verdicts: { perTenMinutes: verdict(perTenMinutes, 1, 2), crowded: scale > 5 ? 'over' : 'good', chattering: scale > 5 ? 'over' : 'good', fleeting: 'limit', mostInTenMinutes: verdict(most, 10, 10), floodShare: verdict(floodShare, 0.01, 0.05), stale: verdict(scale > 5 ? 7 : 2, 4, 4) },
  }
}
const dayStart = () => Math.floor((Date.now() + 8 * HOUR) / (24 * HOUR)) * 24 * HOUR - 8 * HOUR
function shifts() {
  return Array.from({ length: 14 }, (_, k) => {
    const from = dayStart() + 20 * HOUR - (k + 0) * 12 * HOUR
    return { id: iso(from).slice(0, 13), from: iso(from), to: iso(from + 12 * HOUR), name: k % 2 === 0 ? texts('夜班', 'Night') : texts('白班', 'Day') }
  }).filter((one) => Date.parse(one.from) <= Date.now())
}

const alarmBrief = (n, zh, en) => ({ id: 4701 + n, edge: 'room-a', device: 'th-' + n, deviceTitle: texts(`机柜温湿度 ${n}`, `Rack T/H ${n}`), site: 'hall-1', severity: 'minor', text: texts(zh, en), raised: iso(began - n * 40_000_000), shelvedUntil: iso(began + 3_600_000), shelvedBy: 'wang', reason: '等待备件' })
function handover(q, incidents) {
  const found = shifts().find((one) => one.from === q.get('from')) ?? shifts()[0]
  const rows = [...incidents.values()].map((one) => one.row)
  const open = rows.filter((row) => row.state === 'open' || row.state === 'held').slice(0, 300)
  return {
    shift: found, open, resolvedIn: rows.filter((row) => row.state === 'resolved' && row.resolved > found.from).slice(0, 200), byHand: rows.filter((row) => row.byHand).slice(0, 20),
    shelved: [alarmBrief(1, '温度偏高', 'Temperature high')], stale: [alarmBrief(2, '湿度过低', 'Humidity low'), alarmBrief(3, '温度偏高', 'Temperature high')],
    notObserved: [{ node: 'edge-0003/', name: texts('建设路桥头 边缘代理 E0003', 'edge agent E0003'), site: 'hall-1', since: iso(began - 4_000_000), devices: 22 }],
    maintenance: [{ id: 'W-0007', title: '文峰路配电检修', state: 'running', from: iso(began - HOUR), to: iso(began + 3 * HOUR), devices: 64 }],
    more: { open: Math.max(0, rows.filter((row) => row.state === 'open').length - 300) }, at: iso(Date.now()),
    failedMessages: [...incidents.values()].slice(0, 200).flatMap(messagesOf).filter((one) => one.state === 'failed' || one.state === 'unknown').slice(0, 12), notes, signed,
  }
}

/** Answers about messages, load and handover; false when it is about something else. */
export async function answerDuty({ path, method, q, me, json, send, problem }, incidents) {
  const all = () => [...incidents.values()].slice(0, 400).flatMap(messagesOf).sort((a, b) => b.made.localeCompare(a.made))
  if (path === 'messages') {
    const found = all().filter((one) => (!q.get('incident') || one.incident === q.get('incident')) && (!q.get('state') || one.state === q.get('state')) && (!q.get('from') || one.made >= q.get('from')) && (!q.get('to') || one.made < q.get('to')))
    const offset = Number(q.get('offset') ?? 0)
    return send(200, { messages: found.slice(offset, offset + Number(q.get('limit') ?? 100)), total: found.length })
  }
  if (path === 'messages/failures') return send(200, { day: q.get('day'), failures: all().filter((one) => ['failed', 'unknown'].includes(one.state) && one.made.startsWith(q.get('day'))).map((one) => ({ time: one.made, what: one.notice + '/' + one.step, receiver: one.receiver, channel: one.channel, why: one.why })), more: false })
  const receipt = /^messages\/([^/]+)\/receipt$/.exec(path)
  if (receipt) {
    const one = all().find((message) => String(message.id) === receipt[1])
    if (one === undefined) return problem(404, 'not-found', 'no such message')
    if (me.role === 'viewer') return problem(403, 'forbidden', 'operator needed')
    extra.set(one.id, { time: iso(Date.now()), by: me.user })
    return send(200, { ...one, receipt: extra.get(one.id) })
  }
  if (path === 'shifts') return send(200, shifts())
  if (path === 'load') {
    const found = shifts().find((one) => one.id === q.get('shift')) ?? shifts()[0]
    const seed = Date.parse(found.from) / HOUR
    return send(200, { shift: found, alarms: figures(seed, 214 + (seed % 90), 9), incidents: figures(seed + 1, 31 + (seed % 40), 3) })
  }
  if (path === 'handover') return send(200, handover(q, incidents))
  if (path === 'handover/notes' && method === 'POST') {
    if (me.role === 'viewer') return problem(403, 'forbidden', 'operator needed')
    notes.push({ time: iso(Date.now()), user: me.user, text: (await json()).text })
    return send(200, notes.at(-1))
  }
  if (path === 'handover/sign' && method === 'POST') {
    if (me.role === 'viewer') return problem(403, 'forbidden', 'operator needed')
    const wish = await json()
    if (!wish.from || !wish.to) return problem(400, 'bad-request', '缺少班次')
    signed.push({ user: me.user, time: iso(Date.now()) })
    return send(200, { signed })
  }
  return false
}
