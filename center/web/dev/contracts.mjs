// A made-up contract book.
import { clocks, reckon } from './clocks.mjs'
import { random, texts } from './crowd.mjs'
import { began, HOUR, iso, ITEMS } from './crew.mjs'

const TEXT = `contract: xuchang-2026
name: { zh: 许昌市运维服务合同, en: Xuchang operations }
owner: 许昌市大数据中心
calendars:
  always: "7x24"
  workdays: { hours: "08:30-12:00,14:00-17:30", holidays: cn-2026 }
keyPeriods:
  - { from: 2026-10-01, to: 2026-10-08, name: 国庆 }
pauseReasons: [owner-access, weather, force]
items:
${ITEMS.map((one) => `  - id: ${one.id}\n    name: { zh: ${one.name.zh}, en: ${one.name.en} }\n    source: "${one.source}"\n    repairs: ${one.repairs}\n    pays: ${one.pays}\n    commitments:\n${one.commitments.map((promise) => `      - { kind: ${promise.kind}, within: PT${promise.kind === 'respond' ? '10M' : '2H'} }`).join('\n')}`).join('\n')}
scoring:
  - { id: O4, when: respond-late, points: -2 }
`
const SCORING = [{ id: 'O4', text: texts('响应超时，每次', 'Response late, each'), points: -2 }, { id: 'O6', text: texts('恢复超过 1 小时，每次', 'Restore after 1 h, each'), points: -2 }, { id: 'O11', text: texts('文档未按时提交，每次', 'Document late, each'), points: -2 }]
const contracts = new Map([
  ['xuchang-2026', { id: 'xuchang-2026', name: texts('许昌市运维服务合同', 'Xuchang operations'), edition: 3, from: '2026-04-01', until: '2027-03-31', owner: texts('许昌市大数据中心', 'Xuchang data bureau'), text: TEXT, items: ITEMS }],
  ['sichuan-2026', { id: 'sichuan-2026', name: texts('四川省平台维护合同', 'Sichuan platform'), edition: 1, from: '2026-01-01', until: '2026-12-31', owner: texts('四川省大数据中心', 'Sichuan data centre'), text: TEXT.replace('xuchang', 'sichuan'), items: ITEMS.slice(2, 4) }],
])
const editions = [{ edition: 3, from: '2026-04-01', author: 'wang.wei', time: iso(began - 5_000 * HOUR), reason: '补充协议二：基站更换计入 2 小时' }, { edition: 2, from: '2026-02-01', author: 'wang.wei', time: iso(began - 6_500 * HOUR), reason: '补充协议一：关键运行时段' }, { edition: 1, from: '2026-01-01', author: 'li.na', time: iso(began - 7_800 * HOUR), reason: '合同签订' }]

const row = ({ text, items, ...one }) => ({ ...one, items: items.length })
const fileOf = (one) => ({
  ...one, editions, pauseReasons: [{ id: 'owner-access', text: texts('甲方不能开门', 'The client cannot give access') }, { id: 'weather', text: texts('恶劣天气', 'Severe weather') }, { id: 'force', text: texts('不可抗力', 'Force majeure') }], calendars: [{ id: 'always', text: texts('全天', '7x24') }, { id: 'workdays', text: texts('工作日 08:30–12:00、14:00–17:30，按国务院 2026 年放假安排', 'Working days 08:30–17:30, holidays of 2026') }],
  keyPeriods: [{ from: '2026-10-01', to: '2026-10-08', name: '国庆' }, { from: '2026-02-15', to: '2026-02-23', name: '春节' }], scoring: SCORING,
})
function check(text) {
  const problems = []
  text.split('\n').forEach((line, at) => {
    if (/\t/.test(line)) problems.push({ line: at + 1, column: line.indexOf('\t') + 1, where: 'text', warning: false, text: texts('不能用制表符缩进', 'Tabs cannot indent') })
    if (/within:\s*[^P\s]/.test(line)) problems.push({ line: at + 1, column: line.indexOf('within') + 1, where: 'text', warning: false, text: texts('时限应写成 PT2H 的形式', 'Write the time as PT2H') })
  })
  return problems
}
function itemFile(item) {
  const rnd = random(item.id.length * 7)
  const rows = [...clocks.values()].filter((one) => one.item.item === item.id)
  for (const one of rows) reckon(one, Date.now())
  const late = rows.filter((one) => one.broken).slice(0, 6)
  const lost = late.map((one) => ({ rule: 'O6', points: -2, why: texts(`${one.root.name.zh}恢复超时`, `${one.root.name.en}: restore late`), incident: one.incident }))
  return {
    item, clocks: rows.slice(0, 40), score: { from: '2026-10-01', to: '2026-12-31', full: 100, now: Math.max(0, 100 - 2 * late.length), sure: Math.max(0, 80 - 2 * late.length), paper: 'xuchang.score@2026-10-01', lost }, uncovered: item.id === 'G7' ? [{ node: 'edge-hall-1/kiosk-4', name: texts('政务大厅自助终端 4', 'Kiosk 4'), site: 'hall-1', item: item.id, sku: null, reason: texts('档案没有写明用什么备件', 'Its profile names no part'), windowMinutes: 240, nearest: null }] : [],
    rounds: [0, 1, 2].map((n) => ({ id: `${item.id}-r${n}`, plan: `${item.id}-month`, item: item.id, name: texts(`${item.name.zh}月检`, `${item.name.en}, monthly`), site: 'hall-1', from: iso(began + (n - 1) * 240 * HOUR), to: iso(began + (n * 240 - 24) * HOUR), state: ['done', 'due', 'planned'][n], order: null, technician: 't1', done: n === 0 ? 14 : Math.floor(rnd() * 5), of: 14 })),
  }
}

/** Answers what is asked about contracts; false when it is about something else. */
export async function answerContracts({ path, method, me, json, raw, send, problem, file }) {
  const [what, id, part, item] = path.split('/').map(decodeURIComponent)
  if (what !== 'contracts') return false
  if (id === undefined) return send(200, { contracts: [...contracts.values()].map(row) })
  if (id === 'check') return send(200, { problems: check((await json()).text) })
  if (id === 'import') {
    await raw()
    return send(200, { dry: true, contract: 'xuchang-2026', edition: null, text: TEXT, problems: [] })
  }
  const one = contracts.get(id)
  if (one === undefined) return problem(404, 'not-found', 'no such contract')
  if (part === 'export.xlsx') return file(`${id}.xlsx`, 'made up')
  if (part === 'items') {
    const found = one.items.find((each) => each.id === item)
    return found === undefined ? problem(404, 'not-found', 'no such item') : send(200, itemFile(found))
  }
  if (method === 'GET') return send(200, fileOf(one))
  if (me.role !== 'engineer' && me.role !== 'administrator') return problem(403, 'forbidden', 'engineer needed')
  const wish = await json()
  if (check(wish.text).length > 0) return problem(400, 'bad-request', '合同文本有问题，未生效')
  Object.assign(one, { text: wish.text, edition: one.edition + 1, from: wish.from })
  editions.unshift({ edition: one.edition, from: wish.from, author: me.user, time: iso(Date.now()), reason: wish.reason })
  return send(200, fileOf(one))
}
