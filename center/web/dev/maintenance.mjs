// Made-up windows of planned work under the center's rules: one asks, another approves.
const HOUR = 3_600_000
const iso = (millis) => new Date(millis).toISOString()
const began = Date.now()
const ALL = { alarms: true, notifications: true, clocks: true, rate: true, reports: true }
let number = 0
const make = (title, state, from, to, scope, by, reason, rest = {}) => ({ id: `mw-${++number}`, title, state, from: iso(began + from * HOUR), to: iso(began + to * HOUR), scope: { sites: [], nodes: [], below: false, ...scope }, governs: ALL, asked: { by, time: iso(began + (Math.min(from, 0) - 20) * HOUR), reason }, ruled: null, devices: 64, ...rest })
const ruled = (by, hours, reason) => ({ by, time: iso(began + hours * HOUR), reason })
const windows = [
  make('魏都区 12 个点位 UPS 电池更换', 'running', -1.4, 2.6, { sites: ['XC-007', 'XC-014', 'XC-021', 'XC-028', 'XC-035'] }, 'li.na', '电池到期更换，工单 WO-2026-1123-4', { ruled: ruled('wang.wei', -8, '已与业主确认'), devices: 331 }),
  make('F07 馈线检修', 'asked', 20, 26, { nodes: ['feeder:F07'], below: true }, 'li.na', '供电公司停电通知 XC-2026-118，停电 6 小时', { devices: 829 }),
  make('核心交换机升级', 'asked', 44, 45.5, { nodes: ['edge-XC-118/sw1'], below: true }, 'admin', '固件 7.2.4，厂商公告 2026-10', { devices: 61, governs: { ...ALL, rate: false, reports: false } }),
  make('长葛市空调清洗', 'approved', 68, 76, { sites: ['XC-101', 'XC-102', 'XC-103'] }, 'zhao.lei', '换季清洗', { ruled: ruled('wang.wei', -3, ''), devices: 203, governs: { ...ALL, rate: false } }),
  make('禹州市光缆割接', 'ended', -52, -49, { nodes: ['carrier:CL04'], below: true }, 'zhao.lei', '运营商割接通知', { ruled: ruled('wang.wei', -60, '同意'), ended: { by: 'zhao.lei', time: iso(began - 49.6 * HOUR), reason: '割接提前完成' }, devices: 1_624 }),
  make('录像机换盘', 'declined', -30, -28, { nodes: ['edge-XC-055/nvr'] }, 'li.na', '硬盘告警', { ruled: ruled('wang.wei', -34, '请改到夜间'), devices: 1 }),
]

/** Windows begin and end by the clock. */
export function stepMaintenance(now) {
  for (const one of windows) {
    if (one.state === 'approved' && Date.parse(one.from) <= now) one.state = 'running'
    if (one.state === 'running' && Date.parse(one.to) <= now) one.state = 'ended'
  }
}

/** Answers what is asked about planned work; false when it is about something else. */
export async function answerMaintenance({ path, method, me, json, send, problem }) {
  const [what, id, step] = path.split('/')
  if (what !== 'maintenance') return false
  if (method === 'GET') return send(200, { windows })
  if (me.role === 'viewer') return problem(403, 'forbidden', 'operator needed')
  const wish = await json()
  if (id === undefined) {
    if (!wish.title || !wish.reason || !(wish.from < wish.to)) return problem(400, 'bad-request', 'title, reason, from before to')
    const made = { ...make(wish.title, 'asked', 0, 0, wish.scope, me.user, wish.reason), from: wish.from, to: wish.to, governs: wish.governs, devices: wish.scope.sites.length * 66 + wish.scope.nodes.length * (wish.scope.below ? 61 : 1) }
    made.asked.time = iso(Date.now())
    windows.unshift(made)
    return send(201, made)
  }
  const found = windows.find((one) => one.id === id)
  if (found === undefined) return problem(404, 'not-found', 'no such window')
  const said = { by: me.user, time: iso(Date.now()), reason: wish.reason ?? '' }
  if (step === 'rule') {
    if (found.asked.by === me.user) return problem(409, 'conflict', `${me.user} asked for it and may not approve it; another person must`)
    found.state = wish.approve ? 'approved' : 'declined'
    found.ruled = said
  } else {
    found.state = found.state === 'running' ? 'ended' : 'cancelled'
    found.ended = said
  }
  stepMaintenance(Date.now())
  return send(200, found)
}
