// Made-up inspections, ledgers and reports.
import { hex, texts } from './crowd.mjs'
import { began, HOUR, iso, ITEMS, SITES, TECHNICIANS } from './crew.mjs'

const DAY = 24 * HOUR
const day = (millis) => iso(millis).slice(0, 10)
const EVERY = [['每日', 'daily', 1], ['每周', 'weekly', 7], ['每月', 'monthly', 30], ['每季', 'quarterly', 91], ['每年', 'yearly', 365]]
const plans = ITEMS.flatMap((item, n) => EVERY.slice(n % 3, (n % 3) + 2).map(([zh, en, days]) => ({ id: `${item.id}-${en}`, item: item.id, name: texts(`${item.name.zh}${zh}巡检`, `${item.name.en}, ${en}`), every: texts(zh, en), items: 12 + n * 3, devices: 3 + n, signed: n % 2 === 0, perMonth: n % 3 === 0 ? Math.max(1, Math.round(30 / days)) : 0, lacking: n % 3 === 0 ? [{ node: 'edge-1/d-1', name: texts('一号 UPS', 'UPS 1'), site: 's-1', done: 0 }] : [], lackingTotal: n % 3 === 0 ? 1 : 0, days })))
const rounds = plans.flatMap((plan, n) => SITES.slice(0, 4).map((site, k) => {
  const from = began + ((n * 5 + k * 3) % 24 - 8) * DAY
  const over = from + 2 * DAY < began
  const state = from > began ? 'planned' : over ? ((n + k) % 7 === 0 ? 'missed' : 'done') : 'due'
  return { id: `${plan.id}-${site.id}`, plan: plan.id, item: plan.item, name: plan.name, site: site.id, from: iso(from), to: iso(from + 2 * DAY), state, order: state === 'due' ? `W2026-${String(113 + (n % 9)).padStart(6, '0')}` : null, technician: state === 'planned' ? null : TECHNICIANS[(n + k) % 7].name, done: state === 'done' ? 18 : state === 'due' ? (n * 3) % 18 : 0, of: 18 }
}))

const COLUMNS = {
  repair: [['time', '时间', 'Time'], ['site', '站点', 'Site'], ['symptom', '故障现象', 'Symptom'], ['method', '处理方法', 'Method'], ['parts', '更换备件', 'Parts'], ['serial', '序列号', 'Serial'], ['person', '维修人', 'Person']],
  damage: [['time', '时间', 'Time'], ['device', '设备', 'Device'], ['cause', '损坏原因', 'Cause'], ['finder', '发现人', 'Finder']],
  dismantled: [['device', '设备', 'Device'], ['serial', '序列号', 'Serial'], ['place', '原位置', 'Place'], ['reason', '原因', 'Reason'], ['to', '去向', 'Where to']],
  calibration: [['time', '时间', 'Time'], ['device', '设备', 'Device'], ['result', '校准结果', 'Result'], ['deviation', '偏差', 'Deviation'], ['signed', '签字', 'Signed']],
  inspection: [['time', '时间', 'Time'], ['people', '人员', 'People'], ['items', '项目', 'Items'], ['result', '结果', 'Result'], ['anomalies', '异常', 'Anomalies'], ['measures', '措施', 'Measures']],
}
function ledger(kind, q) {
  const columns = COLUMNS[kind].map(([id, zh, en]) => ({ id, text: texts(zh, en) }))
  const rows = Array.from({ length: 60 }, (_, n) => ({
    time: iso(began - n * 19 * HOUR), site: SITES[n % SITES.length].id, siteText: SITES[n % SITES.length].name.zh, symptom: '整流模块无输出', method: '更换整流模块', parts: '整流模块 R48-3000', serial: `SN-R48-${String(n).padStart(4, '0')}`, person: TECHNICIANS[n % 7].user ?? TECHNICIANS[n % 7].id, personText: TECHNICIANS[n % 7].name, device: `edge-${n % SITES.length}/ups-1`, deviceText: `${SITES[n % SITES.length].name.zh} UPS（edge-${n % SITES.length}/ups-1）`, cause: ['雷击', '老化', '进水'][n % 3], finder: TECHNICIANS[n % 7].name, place: SITES[n % SITES.length].name.zh, reason: '故障', to: ['返修', '报废', '甲方留存'][n % 3], result: '合格', deviation: 0.2 + (n % 4) / 10, signed: n % 3 === 0, people: TECHNICIANS[n % 7].name, items: 18, anomalies: n % 5 === 0 ? '风扇异响' : '', measures: n % 5 === 0 ? '已开单' : '',
  })).filter((row) => (!q.get('from') || row.time >= q.get('from')) && (!q.get('to') || row.time < q.get('to')))
  return { columns, rows: rows.map((row) => Object.fromEntries(columns.flatMap(({ id }) => [[id, row[id]], ...(`${id}Text` in row ? [[`${id}Text`, row[`${id}Text`]]] : [])]))), total: rows.length }
}

const paper = (id, kind, zh, en, from, to, due, state, rest = {}) => ({ id, kind, title: texts(zh, en), from: iso(began + from * DAY), to: iso(began + to * DAY), due: due === null ? null : iso(began + due * HOUR), state, lacks: state === 'issued' ? 1 : 0, contract: 'xuchang-2026', incident: null, ...rest })
const papers = [
  paper('p1', 'incident', '魏都基站整流模块故障分析报告', 'Analysis: rectifier, station 3', 0, 0, 6.5, 'draft', { incident: hex(0) }), paper('p2', 'incident', '政务大厅市电中断分析报告', 'Analysis: mains, hall 1', -1, 0, -3, 'late', { incident: hex(1) }), paper('p3', 'service', '许昌市运维服务周报（第 47 周）', 'Service report, week 47', -7, 0, 30, 'draft'), paper('p4', 'service', '许昌市运维服务月报（10 月）', 'Service report, October', -53, -23, -400, 'issued'), paper('p5', 'service', '许昌市运维服务季报（第三季度）', 'Service report, Q3', -145, -54, -900, 'issued'), paper('p6', 'score', '第四季度考核评分表', 'Scoring sheet, Q4', -53, 38, 960, 'draft'), paper('p7', 'score', '第三季度考核评分表', 'Scoring sheet, Q3', -145, -54, -900, 'issued'), paper('round@xuchang-2026/sites/monthly@2026-10-01', 'inspection', '巡检报告：站点月检 2026-10-01', 'Inspection report: monthly round of sites 2026-10-01', -53, -23, null, 'draft'),
]

const blanksOf = (one) => one.kind === 'score' ? [['points.O9', '优化工作规范有序', '整数，0 至 50'], ['remark.O9', '评定说明', '随得分列入评分表'], ['remarks', '评定人意见', '由评定人填写。']] : one.kind === 'inspection' ? [['hazards', '隐患', '请写明发现的隐患。'], ['advice', '建议', '请写明改进建议。']] : [['cause', '根本原因', '已查明的原因与依据'], ['measures', '整改措施', '谁、何时、做什么']]

/** Answers what is asked about inspections, ledgers and papers; false when it is about something else. */
export async function answerPapers({ path, method, q, me, json, send, problem, file }) {
  const [what, id, more] = path.split('/')
  if (what === 'inspections' && id === 'plans') return send(200, { plans: plans.map(({ days, ...one }) => one) })
  if (what === 'inspections') {
    const found = rounds.filter((one) => ['state', 'item'].every((key) => !q.get(key) || one[key] === q.get(key)) && (!q.get('from') || one.to >= q.get('from')) && (!q.get('to') || one.from < q.get('to'))).sort((a, b) => a.to.localeCompare(b.to))
    return send(200, { rounds: found, total: found.length })
  }
  if (what === 'ledgers') {
    if (!(id in COLUMNS)) return problem(404, 'not-found', 'no such ledger')
    return more ? file(`${id}-${day(began)}.xlsx`, 'made up') : send(200, ledger(id, q))
  }
  if (what !== 'papers') return false
  const [, named, deed] = /^papers\/(.+?)(?:\/(blanks|issue))?$/.exec(path) ?? [] // an id may hold slashes
  const found = papers.find((one) => one.id === named)
  if (found !== undefined) {
    if (method === 'POST' && me.role === 'viewer') return problem(403, 'forbidden', 'operator needed')
    if (method === 'POST' && deed === 'blanks') Object.assign((found.texts ??= {}), (await json()).blanks)
    if (method === 'POST' && deed === 'issue') {
      const number = (found.versions ??= []).length + 1
      found.versions.push({ number, time: iso(Date.now()), by: me.name, reason: (await json()).reason, sha256: hex(number).repeat(4), late: found.state === 'late', lacks: blanksOf(found).filter(([name]) => !found.texts?.[name]).map(([, title]) => title), changes: [], mails: [] })
      Object.assign(found, { state: 'issued', lacks: found.versions.at(-1).lacks.length })
    }
    return send(200, { id: named, kind: found.kind, title: found.title.zh, issued: found.versions?.at(-1) ?? null, versions: found.versions ?? [], pending: [], score: found.kind === 'score' ? { full: 100, now: 98, sure: 48, lines: [{ rule: 'O4', text: '未及时响应，每次扣 2 分', full: 50, most: 48, least: 48, basis: '由合同时钟计算', judged: false }, { rule: 'O9', text: '优化工作规范有序', full: 50, most: 50, least: 0, basis: '须人工评定', judged: true }], lost: [{ rule: 'O4', points: 2, why: '响应超时 4 分钟', incident: null }] } : null, blanks: blanksOf(found).map(([name, title, hint]) => ({ id: name, title, hint, text: found.texts?.[name] ?? '' })) })
  }
  if (named !== undefined) return file(named, 'made up')
  return send(200, { papers: papers.filter((one) => !q.get('kind') || one.kind === q.get('kind')).map(({ texts: written, versions, ...one }) => one) })
}
