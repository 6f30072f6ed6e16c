// Made-up doubts, back-fills and attributions for dev/cameras.mjs, under the center's rules: one asks, another approves.
const HOUR = 3_600_000
const KINDS = ['attribution', 'doubt', 'backfill']
const MAX_AT_ONCE = 2_000
const iso = (millis) => new Date(millis).toISOString()
const facts = []

function ask(wish, by, at = Date.now()) {
  const request = facts.length + 1
  const made = wish.cameras.map((code, i) => ({
    id: request + i, request, code, kind: wish.kind, from: wish.from, to: wish.to, evidence: wish.evidence, text: wish.text ?? '', resource: wish.resource ?? '', party: wish.party ?? '',
    verdict: wish.verdict ?? null, measure: wish.measure ?? 'both', askedBy: by, askedAt: iso(at), state: 'undecided', decided: null, withdrawn: null,
  }))
  facts.push(...made)
  return made
}
function rule(all, decision, by, comment, at = Date.now()) {
  for (const fact of all) {
    fact.state = decision === 'approve' ? 'approved' : 'refused'
    fact.decided = { decision: fact.state, by, at: iso(at), comment }
  }
}
function withdraw(all, by, comment, at = Date.now()) {
  for (const fact of all) {
    fact.state = fact.state === 'undecided' ? 'withdrawn' : 'taken-back'
    fact.withdrawn = { by, at: iso(at), comment }
  }
}

/** `codes`: of all cameras; `unseen`: of those that nobody looks at. */
export function makeFacts(codes, unseen, now) {
  const window = (from, to) => ({ from: iso(now - from * HOUR), to: iso(now - to * HOUR) })
  const old = ask({ cameras: codes.slice(300, 301), kind: 'backfill', ...window(2_000, 1_996), evidence: 'LOG-2026-0830', verdict: 'good' }, 'migration', now - 1_990 * HOUR)
  old[0].state = 'entered'
  old[0].decided = { decision: 'entered', by: 'migration', at: old[0].askedAt, comment: '' }
  const blamed = ask({ cameras: codes.slice(200, 204), kind: 'attribution', ...window(80, 76), evidence: 'INC-2026-0417', resource: '10 kV 文峰线', party: '供电公司' }, 'li.na', now - 70 * HOUR)
  rule(blamed, 'approve', 'wang.wei', '与停电通知一致', now - 66 * HOUR)
  const wrong = ask({ cameras: codes.slice(120, 122), kind: 'doubt', ...window(130, 121), evidence: 'NTP-LOG-1117', text: '边缘节点时钟慢 8 分钟，校时前的查看时间不可信。' }, 'li.na', now - 118 * HOUR)
  rule(wrong, 'approve', 'wang.wei', '已核对校时日志', now - 110 * HOUR)
  withdraw(wrong, 'wang.wei', '日志属于另一台边缘节点，误提', now - 90 * HOUR)
  rule(ask({ cameras: codes.slice(60, 61), kind: 'backfill', ...window(60, 55), evidence: 'CALL-5521', verdict: 'good', measure: 'online', text: '值班员口头反映当晚画面正常' }, 'li.na', now - 50 * HOUR), 'refuse', 'wang.wei', '口头反映不能作为依据，请附录像编号', now - 45 * HOUR)
  rule(ask({ cameras: codes.slice(30, 42), kind: 'doubt', ...window(48, 44), evidence: 'WO-2026-1120-9', text: '升级后的解码程序误报黑屏，已回退到上一版。' }, 'li.na', now - 40 * HOUR), 'approve', 'wang.wei', '', now - 30 * HOUR)
  withdraw(ask({ cameras: codes.slice(70, 71), kind: 'doubt', ...window(30, 29), evidence: 'PHOTO-8850', text: '编码填错' }, 'admin', now - 28 * HOUR), 'admin', '', now - 27 * HOUR)
  ask({ cameras: [...unseen.slice(0, 2), ...codes.slice(500, 640)], kind: 'backfill', ...window(26, 20), evidence: 'NVR-EXPORT-20261121-许昌核心机房', verdict: 'good', text: '汇聚交换机升级期间未能查看；平台录像连续，已逐路调阅。' }, 'li.na', now - 12 * HOUR)
  ask({ cameras: unseen.slice(0, 1), kind: 'backfill', ...window(10, 9), evidence: 'PHOTO-8861', verdict: 'bad', measure: 'intact', text: '现场照片可见镜头被树枝完全遮挡。' }, 'wang', now - 6 * HOUR)
  ask({ cameras: codes.slice(0, 1), kind: 'doubt', ...window(8, 7), evidence: 'WO-2026-1122-3', text: '巡检人员在现场拔插网线，查看结果不代表运行状态。' }, 'admin', now - 5 * HOUR)
}

function listed(q, send) {
  const fits = (key, word) => ['all', word].includes(q.get(key) ?? 'all')
  const found = facts.filter((one) => (!q.get('code') || one.code === q.get('code')) && fits('kind', one.kind) && fits('state', one.state) && (!q.get('from') || one.to > q.get('from')) && (!q.get('to') || one.from < q.get('to')) && (!q.get('before') || one.id < Number(q.get('before')))).reverse()
  const limit = Number(q.get('limit') ?? 200)
  return send(200, { facts: found.slice(0, limit), next: found.length > limit ? found[limit - 1].id : null })
}
/** Why a step may not be, as `[status, code, why]`. */
function obstacle(fact, step, by, comment) {
  const counts = fact.state === 'approved' || fact.state === 'entered'
  if (step === 'withdraw') {
    if (fact.state === 'undecided') return fact.askedBy === by ? null : [403, 'forbidden', `only ${fact.askedBy}, who asked for it, may withdraw it; refuse it instead`]
    if (counts) return comment.trim() === '' ? [409, 'conflict', `camera-fact/${fact.id} counts: say why it is to be taken back (comment)`] : null
    return [409, 'conflict', `camera-fact/${fact.id} does not count: nothing to take back`]
  }
  if (step === 'approve' && fact.askedBy === by) return [403, 'forbidden', `${by} asked for it and may not approve it; another person must`]
  return fact.state === 'undecided' ? null : [409, 'conflict', `camera-fact/${fact.id} is decided or taken back already`]
}
function stepped(path, wish, by, send, problem) {
  const all = (wish.ids ?? []).map((id) => facts.find((one) => one.id === id))
  if (all.length === 0 || all.length > MAX_AT_ONCE) return problem(400, 'bad-request', `ids must be a list of 1 to ${MAX_AT_ONCE} ids`)
  if (all.includes(undefined)) return problem(404, 'not-found', 'no such camera fact')
  const step = path.endsWith('/rule') ? wish.decision : 'withdraw'
  const comment = wish.comment ?? ''
  const why = all.map((fact) => obstacle(fact, step, by, comment)).find((one) => one !== null)
  if (why !== undefined) return problem(...why)
  if (step === 'withdraw') withdraw(all, by, comment)
  else rule(all, step, by, comment)
  return send(200, { facts: all })
}

/** Answers what is asked of camera facts; the person's role has been looked at. */
export async function answerFacts({ path, method, q, me, json, send, problem }, known) {
  if (method === 'GET') return listed(q, send)
  const wish = await json()
  if (path !== 'camera-facts') return stepped(path, wish, me.user, send, problem)
  const unknown = wish.cameras.filter((code) => !known(code))
  if (unknown.length > 0) return problem(400, 'bad-request', `cameras names ${unknown[0]}, which no register has`)
  if (!KINDS.includes(wish.kind) || !wish.evidence || !(wish.from < wish.to) || (wish.kind === 'backfill' && !['good', 'bad'].includes(wish.verdict))) return problem(400, 'bad-request', 'kind, evidence, from, to, verdict')
  return send(201, { facts: ask(wish, me.user) })
}
