// Made-up devices, alarms and edges for dev/server.mjs.
const began = Date.now()
const iso = (millis) => new Date(millis).toISOString()
const texts = (zh, en) => ({ zh, en })

const rule = (more) => ({ role: 'operator', confirm: false, approval: null, min: null, max: null, step: null, maxLength: null, ...more })
const real = (point, zh, en, unit, value, move = 0.004) => ({ point, type: 'real', unit, low: null, high: null, title: texts(zh, en), labels: {}, writable: false, write: null, value, quality: 'good', eventTime: iso(began), move })
const flag = (point, zh, en, value = false) => ({ point, type: 'flag', unit: '', low: null, high: null, title: texts(zh, en), labels: {}, writable: false, write: null, value, quality: 'good', eventTime: iso(began), move: 0 })
// Made up, as everything here.
const madeUpNotes = [{ note: 'example-sentinel', certain: true, title: texts('无效值以 0x7FFF 表示', 'Missing values are sent as 0x7FFF'), seen: texts('没有的测量值以 0x7FFF 作答，不是异常应答。', 'What it does not have is answered with 0x7FFF, not refused.'), workaround: texts('在缩放之前判断无效值。', 'Test for it before scaling.'), evidence: [{ source: 'Example manual, rev. A', place: 'p. 12', url: '' }] }]
const device = (edge, id, site, room, zh, en, kind, profile, model, points) => ({ edge, device: id, site, room, title: texts(zh, en), kind, profile, vendor: 'generic', model, facts: { evidence: 'illustrative; a register map of our own' }, state: 'up', since: iso(began - 5_400_000), lastSeen: iso(began), points, settings: [], commands: [], alarms: [], notes: id === 'ups-1' ? madeUpNotes : [] })

const th = (edge, id, site, room, zh, en) =>
  device(edge, id, site, room, zh, en, 'environment.temperatureHumidity', 'th-modbus', 'RS-485 T/H', [real('ambient.temperature', '温度', 'Temperature', 'Cel', 24.6), real('ambient.humidity', '湿度', 'Humidity', '%', 46.2)])

const ups = device('room-a', 'ups-1', 'hall-1', 'room-1', '主机 UPS', 'Main UPS', 'power.ups', 'ups-modbus 1.0.0', 'Online 10 kVA', [
  real('input.voltage', '输入电压', 'Input voltage', 'V', 4.1, 0.1),
  real('input.frequency', '输入频率', 'Input frequency', 'Hz', 0, 0),
  real('output.voltage', '输出电压', 'Output voltage', 'V', 220.3),
  real('output.frequency', '输出频率', 'Output frequency', 'Hz', 50.01, 0.0004),
  real('output.current', '输出电流', 'Output current', 'A', 18.4),
  real('ups.load', '负载率', 'Load', '%', 41.6),
  real('ups.temperature', '机内温度', 'Temperature', 'Cel', 34.2),
  real('battery.voltage', '电池电压', 'Battery voltage', 'V', 186.4),
  real('battery.current', '电池电流', 'Battery current', 'A', -21.8),
  real('battery.charge', '电池电量', 'Battery charge', '%', 78),
  real('battery.runtime', '剩余时间', 'Runtime left', 's', 1690, 0.001),
  flag('ups.status.onBattery', '电池供电', 'On battery', true),
  flag('ups.status.lowBattery', '电池电量低', 'Battery low'),
  flag('ups.status.bypass', '旁路', 'Bypass'),
  flag('ups.status.overload', '过载', 'Overload'),
])
const meter = device('room-a', 'mains-1', 'hall-1', 'room-1', '市电电表', 'Mains meter', 'power.meter', 'mains-meter-modbus', 'Three-phase meter', [
  real('input.L1-N.voltage', 'A 相电压', 'L1 voltage', 'V', 3.9, 0.2), real('input.L2-N.voltage', 'B 相电压', 'L2 voltage', 'V', 4.2, 0.2), real('input.L3-N.voltage', 'C 相电压', 'L3 voltage', 'V', 0.8, 0.2),
  real('input.L1.current', 'A 相电流', 'L1 current', 'A', 0), real('input.frequency', '频率', 'Frequency', 'Hz', 0, 0), real('input.realpower', '有功功率', 'Real power', 'W', 12640), real('input.energy', '电能', 'Energy', 'kW.h', 184223.4, 0.000001),
])
const ac = device('room-a', 'ac-1', 'hall-1', 'room-1', '精密空调', 'Precision AC', 'cooling.crac', 'crac-modbus', 'Row cooler', [
  real('return.temperature', '回风温度', 'Return temperature', 'Cel', 28.3), real('return.humidity', '回风湿度', 'Return humidity', '%', 44), real('supply.temperature', '送风温度', 'Supply temperature', 'Cel', 19.2),
  { ...real('setpoint.temperature', '设定温度', 'Setpoint', 'Cel', 22, 0), writable: true, write: rule({ role: 'operator', confirm: true, approval: 'engineer', min: 16, max: 30, step: 0.5 }) },
  { ...real('unit.state', '机组状态', 'Unit state', '', 2, 0), type: 'whole', labels: { 0: texts('停机', 'off'), 1: texts('运行', 'running'), 2: texts('待机', 'standby'), 3: texts('故障', 'fault') } },
  flag('fan.running', '风机运行', 'Fan running', true), flag('compressor.running', '压缩机运行', 'Compressor running'), flag('fault.highPressure', '高压故障', 'High pressure'),
])
ac.settings = [
  { ...real('alarm.returnHigh', '回风高温告警值', 'High return alarm', 'Cel', 28, 0), writable: true, write: rule({ role: 'engineer', confirm: true, min: 20, max: 40, step: 1 }) },
  { ...real('unit.mode', '运行方式', 'Mode', '', 1, 0), type: 'whole', labels: { 0: texts('手动', 'manual'), 1: texts('自动', 'automatic') }, writable: true, write: rule({}) },
]
ac.commands = [{ command: 'resetFault', title: texts('故障复位', 'Reset the fault'), write: rule({ role: 'engineer', confirm: true, approval: 'administrator' }) }]
ups.commands = [
  { command: 'testBattery', title: texts('电池自检 10 秒', 'Battery test of ten seconds'), write: rule({ confirm: true }) },
  { command: 'stopTest', title: texts('停止自检', 'Stop the test'), write: rule({}) },
]
const leak = device('room-a', 'leak-1', 'hall-1', 'room-1', '漏水检测', 'Leak detector', 'environment.leak', 'leak-modbus', 'Rope controller', [real('leak.position', '漏水位置', 'Leak position', 'm', null), flag('leak.detected', '漏水', 'Leak'), flag('cable.broken', '线缆断开', 'Cable broken')])
leak.points[0].quality = 'not-available'
const io = device('room-a', 'io-1', 'hall-1', 'room-1', '消防与门禁', 'Fire & door', 'io.contacts', 'io-modbus', '16 DI', [{ ...real('counter.1', '脉冲计数', 'Pulse counter', '', 88123, 0), type: 'whole' }, flag('smoke', '烟感', 'Smoke'), flag('fire', '火警', 'Fire'), flag('door.open', '门', 'Door')])
const warm = th('room-a', 'th-1', 'hall-1', 'room-1', '机柜温湿度', 'Rack T/H')
const bad = th('room-a', 'th-2', 'hall-1', 'room-1', '走道温湿度', 'Aisle T/H')
bad.points[0].quality = 'implausible'
bad.points[1].quality = 'stale'
bad.points[1].eventTime = iso(began - 1_500_000)
const dead = th('room-a', 'th-3', 'hall-1', 'room-1', '电池间温湿度', 'Battery room T/H')
dead.state = 'down'
dead.since = iso(began - 700_000)
for (const point of dead.points) Object.assign(point, { quality: 'stale', eventTime: iso(began - 710_000) })
const far = [th('room-b', 'th-1', 'station-3', 'radio', '机房温湿度', 'Room T/H'), th('room-b', 'th-2', 'station-3', 'radio', '机柜温湿度', 'Rack T/H')]
for (const one of far) {
  one.state = 'not-observed'
  one.since = iso(began - 4_200_000)
  for (const point of one.points) point.eventTime = iso(began - 4_210_000)
}
export const devices = [meter, ups, ac, warm, bad, dead, leak, io, ...far, th('room-c', 'th-1', 'hall-2', 'main', '机房温湿度', 'Room T/H')]

let nextId = 4700
export const alarms = []
function raise(from, rule, severity, type, zh, en, action, raised, more = {}) {
  const alarm = {
    id: ++nextId, edge: from.edge, device: from.device, deviceTitle: from.title, site: from.site, room: from.room, alarm: rule, alarmType: type, severity,
    text: texts(zh, en), action: action ? texts(action, '') : {}, spares: [], state: 'unacknowledged', condition: 'active', active: true, acknowledged: false, latched: false, shelvedUntil: null, annunciated: true,
    occurrence: 1, toggles: 0, raised: iso(raised), received: iso(raised + 420), changed: iso(raised + 420), cleared: null, clearCause: null, observed: null, limit: null, unit: '', point: null, ack: null, ...more,
  }
  if (action) alarm.action.en = 'See the guide of the device and call the duty engineer.'
  alarm.history = [{ seq: alarm.id, eventTime: alarm.raised, arrivalTime: alarm.received, kind: 'raised', user: null, text: '' }]
  alarms.push(alarm)
  return alarm
}
export function acknowledge(alarm, user, comment) {
  if (alarm.acknowledged) return
  const time = iso(Date.now())
  Object.assign(alarm, { acknowledged: true, ack: { user, time, comment }, changed: time, state: alarm.active ? 'acknowledged' : 'normal' })
  alarm.history.push({ seq: ++nextId, eventTime: time, arrivalTime: time, kind: 'acknowledged', user, text: comment })
}
export function publicAlarm({ history, ...alarm }) {
  return alarm
}
const now = began
raise(meter, 'mainsFailure', 'critical', 'EQUIPMENT', '市电中断，三相均无电压', 'Mains failure, no voltage on any phase', '确认供电公司停电范围；检查进线开关；准备发电机。', now - 372_000, { observed: 3.9, limit: 10, unit: 'V', point: 'input.L1-N.voltage' })
raise(ups, 'onBattery', 'major', 'EQUIPMENT', 'UPS 转电池供电', 'UPS on battery', '确认市电状态，估算剩余时间，必要时有序关机。', now - 369_000)
raise(ac, 'returnTemperatureHigh', 'major', 'ENVIRONMENTAL', '空调回风温度过高', 'Return air too warm', '检查压缩机与风机。', now - 214_000, { observed: 28.3, limit: 28, unit: 'Cel', point: 'return.temperature', spares: [{ part: 'FLT-20', maker: 'Example', text: texts('回风过滤网', 'Return air filter'), substitutes: ['FLT-21'] }, { part: 'FAN-7', maker: '', text: texts('室内风机', 'Indoor fan'), substitutes: [] }] })
acknowledge(raise(warm, 'temperatureHigh', 'minor', 'ENVIRONMENTAL', '机柜温度偏高', 'Rack temperature high', '检查空调与通道封闭。', now - 190_000, { observed: 27.4, limit: 27, unit: 'Cel', point: 'ambient.temperature', occurrence: 3, toggles: 2 }), 'wang.wei', '已派人去机房查看')
raise(io, 'doorOpen', 'warning', 'SECURITY', '机房门打开超过 60 秒', 'Door held open', '', now - 3_900_000, { active: false, condition: 'normal', state: 'returned-unacknowledged', cleared: iso(now - 3_700_000), clearCause: 'device' })
raise(far[0], 'humidityLow', 'minor', 'ENVIRONMENTAL', '湿度过低', 'Humidity low', '', now - 5_000_000, { condition: 'unknown', observed: 17.2, limit: 20, unit: '%', received: iso(now - 4_300_000) })
acknowledge(raise(leak, 'leak', 'critical', 'ENVIRONMENTAL', '检测到漏水', 'Water leak', '关闭空调进水阀。', now - 90_000_000, { active: false, condition: 'normal', state: 'returned-unacknowledged', cleared: iso(now - 88_000_000), clearCause: 'reconciled' }), 'admin', '冷凝水管已修复')

const health = (depth) => [
  { ...real('outbox.depth', '待发记录', 'Outbox records', '', depth), type: 'whole' }, { ...real('outbox.bytes', '待发字节', 'Outbox size', 'By', depth * 188), type: 'whole' },
  real('bus.load', '总线占用', 'Bus load', '%', 23.4), real('poll.lateness', '轮询迟到', 'Poll lateness', 'ms', 4), { ...real('memory.used', '内存', 'Memory', 'By', 71_303_168), type: 'whole' },
]
const counters = (more) => ({ messages: 18222, readings: 1_442_010, duplicates: 12, refused: 0, malformed: 0, sequenceGaps: 0, rebirthsAsked: 1, ...more })
export const edges = [
  { edge: 'room-a', site: 'hall-1', room: 'room-1', state: 'online', since: iso(began - 5_400_000), lastBirth: iso(began - 5_400_000), lastData: iso(began), health: health(0), counters: counters({}), explanation: '' },
  { edge: 'room-b', site: 'station-3', room: 'radio', state: 'offline', since: iso(began - 4_200_000), lastBirth: iso(began - 9_400_000), lastData: iso(began - 4_210_000), health: health(1841), counters: counters({ sequenceGaps: 2, malformed: 1 }), explanation: 'DDATA of th-2: metric 14 has type String, the birth said Double' },
  { edge: 'room-c', site: 'hall-2', room: 'main', state: 'never-seen', since: null, lastBirth: null, lastData: null, health: [], counters: counters({ messages: 0, readings: 0, duplicates: 0, rebirthsAsked: 0 }), explanation: '' },
]

const RANK = ['critical', 'major', 'minor', 'warning', 'indeterminate']
function summary(site, room) {
  const mine = devices.filter((d) => d.site === site && (room === null || d.room === room))
  const active = alarms.filter((a) => a.site === site && (room === null || a.room === room) && a.active)
  const counts = { devices: mine.length, up: 0, down: 0, notObserved: 0, unacknowledged: alarms.filter((a) => a.site === site && (room === null || a.room === room) && !a.acknowledged).length }
  for (const d of mine) counts[d.state === 'not-observed' ? 'notObserved' : d.state]++
  for (const s of RANK) counts[s] = active.filter((a) => a.severity === s).length
  const worst = RANK.find((s) => counts[s] > 0) ?? (counts.down ? 'down' : counts.notObserved ? 'not-observed' : mine.length ? 'up' : 'empty')
  return { counts, worst }
}
const PLACES = [
  ['hall-1', texts('政务服务大厅', 'Service hall'), [['room-1', texts('中心机房', 'Machine room')], ['room-2', texts('弱电间', 'Riser room')]]],
  ['hall-2', texts('城东分中心', 'East branch'), [['main', texts('机房', 'Machine room')]]],
  ['station-3', texts('三号基站', 'Radio station 3'), [['radio', texts('设备间', 'Equipment room')]]],
]
export const sites = () => PLACES.map(([id, title, rooms]) => ({ id, title, ...summary(id, null), rooms: rooms.map(([room, text]) => ({ id: room, title: text, ...summary(id, room) })) }))

export const commands = []
let asked = 0
/** What center-app does by the rules of a birth, in short. */
export function ask(edge, wish, user, publish, others) {
  const from = devices.find((d) => d.edge === edge && d.device === wish.device) ?? others(edge, wish.device, alarms)
  const point = [...(from?.points ?? []), ...(from?.settings ?? [])].find((p) => p.point === wish.metric)
  const offer = from?.commands.find((c) => 'Commands/' + c.command === wish.metric)
  const what = point ?? offer
  if (!what?.write) return { code: 'conflict' }
  const label = point?.labels[wish.value]
  const valueText = point === undefined ? {} : (label ?? texts(`${wish.value} °C`, `${wish.value} °C`))
  if (what.write.confirm && !wish.confirmed) {
    const zh = point ? `确定将“${from.title.zh}”的“${what.title.zh}”设为 ${valueText.zh} 吗？` : `确定对“${from.title.zh}”执行“${what.title.zh}”吗？`
    const en = point ? `Set “${what.title.en}” of “${from.title.en}” to ${valueText.en}?` : `Run “${what.title.en}” on “${from.title.en}”?`
    return { code: 'confirmation-required', question: texts(zh, en) }
  }
  const approval = what.write.approval
  const now = Date.now()
  const request = {
    id: `dev-${++asked}`, edge, device: from.device, deviceTitle: from.title, site: from.site, room: from.room, metric: wish.metric, title: what.title, value: wish.value, valueText, state: approval ? 'asked' : 'sent', askedBy: user,
    asked: iso(now), approval, deadline: iso(now + 600_000), decidedBy: null, decided: null, sent: approval ? null : iso(now), ended: null, why: '',
  }
  commands.unshift(request)
  publish('command', request)
  if (!approval) setTimeout(() => end(request, point, publish), 2_500)
  return { request }
}
function end(request, point, publish) {
  Object.assign(request, request.metric === 'Commands/stopTest' ? { state: 'refused', why: 'the guard does not hold: ups.test.running' } : { state: 'done' }, { ended: iso(Date.now()), deadline: null })
  if (point && request.state === 'done') point.value = request.value
  publish('command', request)
}
export function decide(request, how, user, publish) {
  if (how === 'decline') Object.assign(request, { state: 'declined', decidedBy: user, decided: iso(Date.now()), ended: iso(Date.now()), deadline: null })
  else {
    Object.assign(request, { state: 'sent', decidedBy: user, decided: iso(Date.now()), sent: iso(Date.now()) })
    setTimeout(() => end(request, devices.find((d) => d.edge === request.edge && d.device === request.device)?.points.find((p) => p.point === request.metric), publish), 2_500)
  }
  publish('command', request)
}
ask('room-a', { device: 'ac-1', metric: 'setpoint.temperature', type: 'real', value: 24, confirmed: true }, 'wang.wei', () => {})

let ticks = 0
export function step(publish) {
  const time = iso(Date.now())
  const readings = []
  for (const one of devices.filter((d) => d.state === 'up')) {
    for (const point of one.points) {
      if (point.quality !== 'good' || typeof point.value !== 'number' || point.move === 0 || Math.random() < 0.4) continue
      point.value += point.value * point.move * (Math.random() - 0.5)
      point.eventTime = time
      readings.push({ edge: one.edge, device: one.device, point: point.point, value: point.value, quality: 'good', eventTime: time })
    }
  }
  publish('readings', { readings })
  if (++ticks === 20) publish('alarm', publicAlarm(raise(warm, 'temperatureHigh2', 'major', 'ENVIRONMENTAL', '机柜温度过高', 'Rack temperature very high', '检查空调。', Date.now() - 600, { observed: 30.6, limit: 30, unit: 'Cel', point: 'ambient.temperature' })))
}
