// Made-up rules, trials and proposals for dev/field.mjs. The text is the one that a new center begins with.
import { readFileSync } from 'node:fs'

const DAY = 86_400_000
const iso = (millis) => new Date(millis).toISOString()
const began = Date.now()
const texts = (zh, en) => ({ zh, en })
const starter = readFileSync(new URL('../../center-core/src/main/resources/org/gengfu/core/incident/starter-rules.txt', import.meta.url), 'utf8')
const older = starter.split('\n').filter((line) => !line.includes('id=mains-low') && !line.includes('id=low-edge')).join('\n')
const versions = [
  { version: 1, text: older, author: 'gengfu', time: iso(began - 90 * DAY), reason: '初始规则', problems: [] },
  { version: 2, text: older.replace('id=switch-camera version=1', 'id=switch-camera version=2').replace('lag=-90s..5m typical=60s', 'lag=-90s..4m typical=60s'), author: 'wang.wei', time: iso(began - 31 * DAY), reason: '摄像机轮询改为 60 秒', problems: [] },
  { version: 3, text: starter, author: 'li.na', time: iso(began - 6 * DAY), reason: '补上 UPS 低电量到边缘代理与市电到低电量两条规则', problems: [] },
]

/** What a strict reader would say of a text. */
function problemsOf(text) {
  const problems = []
  const ids = new Map()
  text.split('\n').forEach((whole, at) => {
    const line = whole.split('#')[0].trimEnd()
    if (line.trim() === '') return
    const tell = (column, zh, en) => problems.push({ line: at + 1, column, kind: 'syntax', rules: [], text: texts(zh, en) })
    if (!/^(cause|infer)\s/.test(line)) return tell(1, '一行应以 cause 或 infer 开头', 'begin with cause or infer')
    const id = /\bid=(\S+)/.exec(line)?.[1]
    if (id === undefined) return tell(line.length + 1, '缺少 id=', 'id= is missing')
    if (ids.has(id)) tell(line.indexOf('id=') + 1, `规则标识 ${id} 与第 ${ids.get(id)} 行重复`, `rule id ${id} is taken by line ${ids.get(id)}`)
    ids.set(id, at + 1)
    for (const word of line.matchAll(/\b(lag|hops)=(\S+)/g)) if (!/^-?\w+\.\.\w+$/.test(word[2])) tell(word.index + 1, `${word[1]}= 应写成 起..止`, `${word[1]}= wants FROM..TO`)
    const via = /\bvia=(\S+)/.exec(line)
    if (via && !/^(-|((POWERS|CARRIES|CONTAINS|REPORTS_VIA),?)+)$/.test(via[1])) tell(via.index + 1, `关系“${via[1]}”不认识`, `the relation ${via[1]} is not known`)
    if (/effect=camera_ofline/.test(line)) problems.push({ line: at + 1, column: line.indexOf('effect=') + 1, kind: 'unknown-type', rules: [id], text: texts(`规则 ${id} 中的告警类型 camera_ofline 不存在：请更正名称`, `${id} names the alarm type camera_ofline, which nobody knows: mend its name`) })
  })
  return problems
}

const trial = (from, to) => ({
  from, to, alarms: 6_548, incidentsBefore: 219, incidentsAfter: 212, counts: { merged: 9, split: 2, rerooted: 4 }, passedOver: 17,
  examples: [
    { kind: 'merged', before: [texts('60 路摄像机离线 ← 交换机 S0412 不可达，自 02:46:11 起', '60 camera_offline ← switch_unreachable S0412 since 02:46:11'), texts('UPS U0412 电池供电 ← 市电 M0412 失电，自 02:14:07 起', 'ups_on_battery U0412 ← mains_fail M0412 since 02:14:07')], after: [texts('60 路摄像机离线 ← 交换机 S0412 不可达 ← UPS U0412 电池供电 ← 市电 M0412 失电，自 02:14:07 起', '60 camera_offline ← switch_unreachable S0412 ← ups_on_battery U0412 ← mains_fail M0412 since 02:14:07')] },
    { kind: 'split', before: [texts('3 路摄像机离线 ← 交换机 S0087 不可达，自 11:02:40 起', '3 camera_offline ← switch_unreachable S0087 since 11:02:40')], after: [texts('交换机 S0087 不可达，自 11:02:40 起', 'switch_unreachable S0087 since 11:02:40'), texts('摄像机 C008719 离线，自 11:06:31 起', 'camera_offline C008719 since 11:06:31')] },
    { kind: 'rerooted', before: [texts('UPS U0133 低电量，自 05:20:00 起', 'ups_low_battery U0133 since 05:20:00')], after: [texts('UPS U0133 低电量 ← 市电 M0133 失电，自 05:20:00 起', 'ups_low_battery U0133 ← mains_fail M0133 since 05:20:00')] },
  ],
  linksBefore: { 'mains-ups': 61, 'battery-switch': 44, 'switch-camera': 1_902, 'mains-low': 0, 'low-edge': 3 },
  linksAfter: { 'mains-ups': 66, 'battery-switch': 44, 'switch-camera': 1_899, 'mains-low': 4, 'low-edge': 9 },
})

const run = () => ({ at: iso(began - 5 * 3_600_000), since: iso(began - 30 * DAY), covered: '97.3 %', alarms: 41_208, open: 2, complete: true, by: '' })
const pair = { causes: 214, followed: 171, preceded: 12, expected: 3.4, lift: 50.3, sites: 38, lagP50Seconds: 42, lagP95Seconds: 156, chance: 1e-180 }
const proposals = [
  { id: 'rule learned-nvr-camera', kind: 'rule', text: texts('录像机不可达 → 摄像机离线（经 CARRIES，1 跳，至多 234 秒）', 'nvr_unreachable → camera_offline (via CARRIES, 1 hop, at most 234 s)'), rule: 'cause id=learned-nvr-camera version=1 cause=nvr_unreachable effect=camera_offline via=CARRIES hops=1..1 lag=-60s..234s typical=42s clear=10m kind=SERVICE', evidence: pair, state: 'open', by: null, reason: null, time: null },
  { id: 'edge edge-XC-031/sw2 | edge-XC-032/sw1', kind: 'edge', text: texts('edge-XC-031/sw2 与 edge-XC-032/sw1 总是一起失效，图中没有共同的上级', 'edge-XC-031/sw2 and edge-XC-032/sw1 fail together, and nothing in the drawing bears on both'), evidence: { one: 'edge-XC-031/sw2', other: 'edge-XC-032/sw1', together: 7, oneFirst: 6, expected: 0.02, chance: 3e-15, examples: [2, 5, 9, 14, 20].map((days) => iso(began - days * DAY - 7_000_000)) }, state: 'open', by: null, reason: null, time: null },
  { id: 'rule learned-temp-crac', kind: 'rule', text: texts('空调停机 → 机柜高温（经 CONTAINS，1 跳，至多 1,260 秒）', 'crac_stopped → cabinet_hot (via CONTAINS, 1 hop, at most 1,260 s)'), rule: 'cause id=learned-temp-crac version=1 cause=crac_stopped effect=cabinet_hot via=CONTAINS hops=1..1 lag=-60s..1260s typical=480s clear=30m kind=SERVICE', evidence: { ...pair, causes: 58, followed: 40, preceded: 3, expected: 1.1, lift: 36.4, sites: 9, lagP50Seconds: 480, lagP95Seconds: 840 }, state: 'accepted', by: 'wang.wei', reason: '与现场经验一致，已写入规则', time: iso(began - 8 * DAY) },
  { id: 'edge edge-XC-001/cam101 | edge-XC-009/cam104', kind: 'edge', text: texts('edge-XC-001/cam101 与 edge-XC-009/cam104 多次一起失效', 'edge-XC-001/cam101 and edge-XC-009/cam104 failed together several times'), evidence: { one: 'edge-XC-001/cam101', other: 'edge-XC-009/cam104', together: 3, oneFirst: 1, expected: 0.01, chance: 2e-7, examples: [4, 11, 19].map((days) => iso(began - days * DAY)) }, state: 'declined', by: 'li.na', reason: '两处同时断电演练，并无共同上级', time: iso(began - 3 * DAY) },
]

async function answerProposals({ path, method, me, json, send, problem }) {
  if (path === 'proposals/run') return send(200, run())
  if (method === 'GET') return send(200, { proposals, run: run() })
  const found = proposals.find((one) => one.id === path.slice('proposals/'.length))
  const { accept, reason } = await json()
  if (found === undefined) return problem(404, 'not-found', 'no such proposal')
  if (found.state !== 'open') return problem(409, 'conflict', `it was decided by ${found.by} already`)
  Object.assign(found, { state: accept ? 'accepted' : 'declined', by: me.user, reason, time: iso(Date.now()) })
  return send(200, found)
}

/** Answers what is asked about rules and proposals; false when it is about something else. */
export async function answerRules(asked) {
  const { path, method, me, json, send, problem } = asked
  const mine = path === 'rules' || path.startsWith('rules/')
  if (!mine && path !== 'proposals' && !path.startsWith('proposals/')) return false
  if (method === 'POST' && !path.startsWith('rules/') && !['engineer', 'administrator'].includes(me.role)) return problem(403, 'forbidden', 'engineer needed')
  if (!mine) return answerProposals(asked)
  if (path === 'rules/history') return send(200, { versions: [...versions].reverse() })
  if (method === 'GET') return send(200, versions.at(-1))
  const { text, reason, from, to } = await json()
  if (path === 'rules/check') return send(200, { problems: problemsOf(text) })
  const wrong = problemsOf(text).find((one) => one.kind === 'syntax')
  if (wrong !== undefined) return problem(409, 'conflict', `line ${wrong.line}: ${wrong.text.en}`)
  if (path === 'rules/trial') return new Promise((done) => setTimeout(() => done(send(200, trial(from, to))), 900))
  if (!reason) return problem(400, 'bad-request', 'reason is missing')
  versions.push({ version: versions.length + 1, text, author: me.user, time: iso(Date.now()), reason, problems: problemsOf(text) })
  return send(200, versions.at(-1))
}
