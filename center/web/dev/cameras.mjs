// Made-up cameras for dev/server.mjs: some thousands, with faults, kept pictures, time and exclusions. The same seed always
// gives the same city.
import { answerFacts, makeFacts } from './facts.mjs'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const ZONE = 8 * HOUR
const began = Date.now()
const COUNT = Number(process.env.CAMERAS ?? 2_400)
const iso = (millis) => new Date(millis).toISOString()
const dayStart = (millis) => Math.floor((millis + ZONE) / DAY) * DAY - ZONE
const dayText = (millis) => new Date(millis + ZONE).toISOString().slice(0, 10)

function random(seed) {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
const hash = (text) => [...text].reduce((sum, char) => (Math.imul(sum, 31) + char.charCodeAt(0)) | 0, 7)
const pick = (rnd, all) => all[Math.floor(rnd() * all.length)]

const DISTRICTS = ['魏都区', '建安区', '长葛市', '禹州市', '鄢陵县', '襄城县', '东城区', '示范区']
const OWNERS = ['联通许昌分公司', '移动许昌分公司', '市公安局（自建）', '']
const ROADS = ['文峰路', '建设路', '八一路', '七一路', '莲城大道', '许由路', '新兴路', '魏武大道', '天宝路', '永兴路', '许繁路（311 国道改线段与城区快速通道连接处）', '学院路']
const SPOTS = ['路口东', '路口西', '路口南', '路口北', '小学门口', '医院急诊通道', '桥头', '汽车站出站口', '广场高空', '卡口 1', '卡口 2', '人脸 3']
const ITEMS = ['93-1 人脸', '93-2 卡口', '93-3 高空', '94-1 联通', '94-2 移动']
const RUNGS = ['link', 'session', 'accepted', 'opened', 'flowing', 'picture', 'recording']
const FAULTS = ['black', 'frozen', 'blurred', 'covered', 'snow', 'colour-cast', 'dark', 'scene-changed']

// What is wrong: the rung that fails, why, and what the camera counts as.
const KINDS = [
  { rung: 0, reason: 'unreachable', state: 'down', detail: 'connection-timeout 5 s' },
  { rung: 1, reason: 'unanswered', state: 'down', detail: 'no-answer OPTIONS 5 s' },
  { rung: 4, reason: 'no-stream', state: 'down', detail: 'no-packets 8 s' },
  { rung: 4, reason: 'cut', state: 'down', detail: 'connection-reset 5 s; lost 214' },
  { rung: 5, reason: 'picture-fault', state: 'up', detail: '' },
  { rung: 2, reason: 'credentials-wrong', state: 'not-observed', detail: 'credentials-refused; says "IP Camera(C8437)"' },
  { rung: 3, reason: 'no-place', state: 'up', detail: 'status 453 "Not Enough Bandwidth"', unseen: true },
]

function ladder(kind, since, look, gone) {
  return RUNGS.map((rung, at) => {
    const bad = kind !== null && at === kind.rung
    const above = kind !== null && at > kind.rung
    const seen = gone || rung === 'recording' ? 'not-observed' : bad ? (kind.unseen ? 'not-observed' : 'bad') : above ? 'not-observed' : 'good'
    const reason = gone ? 'not-visited' : rung === 'recording' ? 'not-asked' : bad ? kind.reason : above ? 'below' : 'none'
    return { rung, seen, reason, detail: bad ? kind.detail : '', time: iso(look), since: iso(seen === 'good' ? look - 9 * DAY : since), lastGood: rung === 'recording' ? null : iso(seen === 'good' ? look : since - 60_000) }
  })
}

let pictureId = 0
const pictures = new Map()
function picture(camera, time, why, faults) {
  const one = { id: ++pictureId, time: iso(time), why, width: 640, height: 360, faults }
  pictures.set(one.id, { ...one, name: camera.name, seed: hash(camera.code) })
  return one
}

function make(at) {
  const rnd = random(at * 7919 + 3)
  const district = DISTRICTS[at % DISTRICTS.length]
  const item = pick(rnd, ITEMS)
  const owner = item.startsWith('94-1') ? OWNERS[0] : item.startsWith('94-2') ? OWNERS[1] : rnd() < 0.03 ? OWNERS[3] : OWNERS[2]
  const road = pick(rnd, ROADS)
  const name = `${road}与${pick(rnd, ROADS).slice(0, 3)}${pick(rnd, SPOTS)}`
  const edge = `street-${1 + (at % 6)}`
  const gone = edge === 'street-6' && at % 15 === 5
  const out = at % 97 === 0
  const roll = rnd()
  const kind = gone || out ? null : roll < 0.006 ? KINDS[0] : roll < 0.01 ? KINDS[1] : roll < 0.014 ? KINDS[2] : roll < 0.017 ? KINDS[3] : roll < 0.032 ? KINDS[4] : roll < 0.036 ? KINDS[5] : roll < 0.04 ? KINDS[6] : null
  const look = began - Math.floor(rnd() * 60_000)
  const since = began - (kind === null && !gone ? 3 * DAY + rnd() * 20 * DAY : 60_000 + rnd() * rnd() * 4 * DAY)
  const state = out ? 'out' : gone ? 'not-observed' : (kind?.state ?? 'up')
  const faults = kind?.reason === 'picture-fault' ? [pick(rnd, FAULTS), ...(rnd() < 0.2 ? ['stripes'] : [])] : []
  const camera = {
    code: `4110${String(20 + (at % DISTRICTS.length)).padStart(2, '0')}0013${String(1_000_000 + at).slice(-7)}`, name, registered: at % 400 !== 399, edge, device: `cam-${String(at + 1).padStart(4, '0')}`, site: road.slice(0, road.indexOf('（') < 0 ? 9 : road.indexOf('（')), district, owner,
    items: rnd() < 0.08 ? [item, '102-5 雪亮'] : [item], state, since: out ? null : iso(since), online: gone || kind?.state === 'not-observed' ? 'not-observed' : kind?.state === 'down' ? 'bad' : 'good', intact: gone || kind?.state === 'not-observed' || kind?.unseen ? 'not-observed' : kind ? 'bad' : 'good',
    top: kind === null ? 'picture' : (RUNGS[kind.rung - 1] ?? null), ladder: out ? [] : ladder(kind, since, gone ? since : look, gone), faults, thumbnail: null, thumbnailAt: null, lookAt: out ? null : iso(gone ? since : look), turning: null,
  }
  const kept = [0, 1, 2, 3, 4].map((day) => picture(camera, began - day * DAY - 5 * HOUR, 'daily', []))
  if (faults.length > 0) kept.unshift(picture(camera, since, 'change', faults))
  if (!out && at % 53 !== 0) Object.assign(camera, { thumbnail: kept[0].id, thumbnailAt: kept[0].time })
  return { camera, kept: out ? [] : kept, kind, at }
}
const all = Array.from({ length: COUNT }, (_, at) => make(at))
const byCode = new Map(all.map((one) => [one.camera.code, one]))
const rows = () => all.map((one) => one.camera)
const list = (of) => [...new Set(rows().map(of))].filter((word) => word !== '').sort((a, b) => a.localeCompare(b, 'zh'))

const RANK = { down: 0, picture: 1, 'not-observed': 2, up: 3, out: 4 }
const kindOf = (row) => (row.state === 'up' && row.intact === 'bad' ? 'picture' : row.state)
const worst = (a, b) => RANK[kindOf(a)] - RANK[kindOf(b)] || (a.since ?? '9').localeCompare(b.since ?? '9')
const SORTS = { worst, since: (a, b) => (b.since ?? '').localeCompare(a.since ?? ''), code: (a, b) => a.code.localeCompare(b.code), name: (a, b) => a.name.localeCompare(b.name, 'zh'), district: (a, b) => a.district.localeCompare(b.district, 'zh') }

function page(q, found) {
  const size = Number(q.get('size') ?? 100)
  const from = Number(q.get('page') ?? 0) * size
  const states = { up: 0, down: 0, 'not-observed': 0, out: 0 }
  for (const row of found) states[row.state]++
  const wanted = q.get('state') ? found.filter((row) => q.get('state').split(',').includes(row.state)) : found
  return { now: iso(Date.now()), total: wanted.length, states, cameras: wanted.slice(from, from + size), districts: list((row) => row.district), owners: list((row) => row.owner) }
}
function filtered(q) {
  const text = (q.get('text') ?? '').toLowerCase()
  return rows().filter((row) => ['district', 'owner', 'site'].every((key) => !q.get(key) || row[key] === q.get(key)) && (!q.get('item') || row.items.includes(q.get('item'))) && (text === '' || [row.code, row.name, row.site, row.district, row.owner].some((word) => word.toLowerCase().includes(text))))
}

// Time: faults, silences and exclusions as intervals, cut into stretches.
const exclusions = []
function rule(exclusion, decision, by, comment, window) {
  const state = { approve: 'approved', refuse: 'refused', revoke: 'revoked' }[decision]
  exclusion.state = state
  exclusion.rulings.push({ decision: state, by, at: iso(Date.now()), from: state === 'approved' ? (window?.from ?? exclusion.from) : null, to: state === 'approved' ? (window?.to ?? exclusion.to) : null, comment })
}
function ask(wish, by, at = Date.now()) {
  const made = { id: exclusions.length + 1, cameras: wish.cameras, reason: wish.reason, from: wish.from, to: wish.to, askedBy: by, askedAt: iso(at), text: wish.text, evidence: wish.evidence ?? [], state: 'undecided', rulings: [] }
  exclusions.unshift(made)
  return made
}
const downs = all.filter((one) => one.kind?.state === 'down').map((one) => one.camera.code)
rule(ask({ cameras: downs.slice(0, 3), reason: 'grid-failure', from: iso(dayStart(began) - 30 * HOUR), to: iso(dayStart(began) - 26 * HOUR), text: '供电公司 10 kV 文峰线计划检修，停电通知见附件；恢复送电后逐路核对。', evidence: ['许供电停〔2026〕118 号', 'WO-2026-1120-7'] }, 'li.na', began - 40 * HOUR), 'approve', 'wang.wei', '停电范围与通知一致', null)
ask({ cameras: downs.slice(0, 1), reason: 'third-party-works', from: iso(began - 20 * HOUR), to: iso(began - 12 * HOUR), text: '雨污分流施工挖断光缆，施工单位已出具说明。', evidence: ['PHOTO-8841'] }, 'li.na', began - 11 * HOUR)
ask({ cameras: rows().slice(40, 64).map((row) => row.code), reason: 'maintenance', from: iso(began - 60 * HOUR), to: iso(began - 58 * HOUR), text: '汇聚交换机升级', evidence: [] }, 'admin', began - 90 * HOUR)
rule(ask({ cameras: rows().slice(80, 82).map((row) => row.code), reason: 'owner-request', from: iso(began - 100 * HOUR), to: iso(began - 96 * HOUR), text: '业主要求临时断电', evidence: [] }, 'li.na', began - 90 * HOUR), 'refuse', 'wang.wei', '没有书面材料', null)
makeFacts(rows().map((row) => row.code), rows().filter((row) => row.state === 'not-observed').map((row) => row.code), began)

function facts(one, from, to, measure) {
  const found = []
  for (let day = dayStart(from); day < to; day += DAY) {
    const rnd = random(hash(one.camera.code) ^ Math.floor(day / DAY))
    const times = rnd() < 0.05 ? 1 + Math.floor(rnd() * 3) : 0
    for (let i = 0; i < times; i++) {
      const at = day + rnd() * DAY
      found.push({ from: at, to: at + 120_000 + rnd() * rnd() * 3 * HOUR, class: 'down' })
    }
    if (measure === 'intact' && rnd() < 0.05) found.push({ from: day + 18 * HOUR, to: day + 24 * HOUR, class: 'down' })
    const edge = random(hash(one.camera.edge) ^ Math.floor(day / DAY))
    if (edge() < 0.08) found.push({ from: day + 3 * HOUR, to: day + 3 * HOUR + edge() * 0.6 * HOUR, class: 'unknown' })
  }
  const since = one.camera.since === null ? null : Date.parse(one.camera.since)
  if (one.camera.state === 'not-observed') found.push({ from: since + 600_000, to: began + DAY, class: 'unknown' })
  if (one.camera.state === 'down' || (measure === 'intact' && one.camera.intact === 'bad')) found.push({ from: since, to: began + DAY, class: 'down' })
  if (downs.slice(0, 3).includes(one.camera.code)) found.push({ from: dayStart(began) - 29 * HOUR, to: dayStart(began) - 25 * HOUR, class: 'down', root: { incident: 'INC-2026-0417', resource: '10 kV 文峰线', party: '供电公司' } })
  return found
}
function timeline(code, from, to, measure) {
  const one = byCode.get(code)
  const until = Math.max(from, Math.min(to, Date.now()))
  const bad = facts(one, from, until, measure)
  const excused = exclusions.filter((each) => each.state === 'approved' && each.cameras.includes(code)).map((each) => ({ each, ruling: each.rulings.at(-1) }))
  const handed = began - (200 + (one.at % 90)) * DAY
  const cuts = [...new Set([from, until, handed, ...bad.flatMap((b) => [b.from, b.to]), ...excused.flatMap((e) => [Date.parse(e.ruling.from), Date.parse(e.ruling.to)])].map(Math.round))].filter((cut) => cut >= from && cut <= until).sort((a, b) => a - b)
  const stretches = []
  const tally = { out: 0, excluded: 0, unknown: 0, down: 0, up: 0 }
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [a, b] = [cuts[i], cuts[i + 1]]
    const here = bad.filter((each) => each.from < b && each.to > a)
    const down = here.find((each) => each.class === 'down')
    const beneath = one.camera.state === 'out' || a < handed ? 'out' : here.some((each) => each.class === 'unknown') ? 'unknown' : down ? 'down' : 'up'
    const grant = excused.find((each) => Date.parse(each.ruling.from) < b && Date.parse(each.ruling.to) > a)
    const is = grant && beneath !== 'out' ? 'excluded' : beneath
    tally[is] += b - a
    const last = stretches.at(-1)
    if (last && last.class === is && last.beneath === beneath && (last.root ?? null) === (down?.root ?? null)) {
      last.to = iso(b)
      continue
    }
    const note = is === 'excluded' ? `${grant.each.reason}, asked by ${grant.each.askedBy}, approved by ${grant.ruling.by}` : is === 'down' ? 'began at most 60 s earlier' : is === 'unknown' ? `last look ${iso(a)}` : ''
    stretches.push({ from: iso(a), to: iso(b), class: is, beneath, root: beneath === 'down' ? (down?.root ?? null) : null, evidence: [`look/${one.camera.edge}/${one.camera.device}/${Math.floor(a)}`, ...(grant ? [`exclusion/${grant.each.id}`, ...grant.each.evidence] : [])], leftOut: is === 'up' ? Math.floor((b - a) / 60_000) : 0, note })
  }
  return { code, measure, from: iso(from), to: iso(until), knownAt: iso(Date.now()), tally, rate: rate(tally), stretches, passedOver: [] }
}
function rate(tally) {
  const seen = tally.up + tally.down
  const counted = seen + tally.unknown
  const text = (a, b) => (b === 0 ? null : ((a / b) * 100).toFixed(4))
  if (counted === 0) return { kind: 'not-applicable', rate: null, low: null, high: null, coverage: null }
  const enough = seen / counted >= 0.99
  return { kind: enough ? 'figure' : 'insufficient', rate: enough ? text(tally.up, seen) : null, low: text(tally.up, counted), high: text(tally.up + tally.unknown, counted), coverage: text(seen, counted) }
}
function evidence(code, from, to, limit) {
  const one = byCode.get(code)
  const runs = timeline(code, from, to, 'intact').stretches.filter((each) => each.beneath !== 'unknown' && each.beneath !== 'out').map((each) => {
    const bad = each.beneath === 'down'
    const kind = bad ? (one.kind ?? KINDS[hash(each.from) & 1]) : null
    const [a, b] = [Date.parse(each.from), Date.parse(each.to)]
    return {
      first: each.from, last: iso(b - 1), looks: Math.max(1, Math.round((b - a) / 60_000)), widestGapSeconds: 61.4, learnedFirst: iso(a + 400), learnedLast: iso(b + 400), online: kind?.state === 'down' ? 'bad' : 'good', intact: bad ? 'bad' : 'good',
      ladder: ladder(kind, a, b, false).map(({ rung, seen, reason }) => ({ rung, seen, reason })), faults: kind?.reason === 'picture-fault' ? one.camera.faults : [], detail: kind?.detail ?? '',
    }
  })
  return { runs: runs.slice(0, limit), next: runs.length > limit ? runs[limit].first : null }
}

// Reports, in the form of the report module's JSON.
const ratio = (a, b) => ({ percent: Math.round((a / b) * 1e6) / 1e4, numerator: a, denominator: b })
function written(t) {
  const seen = t.up + t.down
  const counted = seen + t.unknown
  const result = counted === 0 ? 'not-applicable' : seen / counted >= 0.99 ? 'figure' : 'insufficient-data'
  return { upMs: t.up, downMs: t.down, unknownMs: t.unknown, excusedMs: t.excluded, outMs: t.out, result, ...(result === 'figure' && { rate: ratio(t.up, seen) }), ...(counted > 0 && { low: ratio(t.up, counted), high: ratio(t.up + t.unknown, counted), coverage: ratio(seen, counted) }) }
}
const NONE = () => ({ out: 0, excluded: 0, unknown: 0, down: 0, up: 0 })
const add = (sum, more) => Object.keys(sum).forEach((key) => (sum[key] += more[key]))
const dateMillis = (text, end) => (text.length === 10 ? Date.parse(text + 'T00:00:00Z') - ZONE + (end ? DAY : 0) : Date.parse(text))
function spansOf(from, to, split) {
  if (split === 'whole') return [{ name: 'whole', from, to }]
  const named = new Map()
  for (let day = from; day < to; day += DAY) {
    const name = split === 'month' ? dayText(day).slice(0, 7) : split === 'week' ? dayText(day - ((new Date(day + ZONE).getUTCDay() + 6) % 7) * DAY) : dayText(day)
    const span = named.get(name)
    if (span) span.to = day + DAY
    else named.set(name, { name, from: day, to: day + DAY })
  }
  return [...named.values()]
}
function report(q) {
  const [from, to] = [dateMillis(q.get('from'), false), dateMillis(q.get('to'), true)]
  const groupBy = q.get('groupBy') ?? 'district'
  const measure = q.get('measure') ?? 'online'
  const keys = (row) => (groupBy === 'camera' ? [row.code] : groupBy === 'item' ? row.items : [row[groupBy]])
  const spans = spansOf(from, to, q.get('split') ?? 'day')
  const cells = new Map()
  const put = (group, span, tally) => {
    const key = `${group}\n${span.name}`
    const cell = cells.get(key) ?? { group, span, tally: NONE(), inService: 0, hadDown: 0 }
    add(cell.tally, tally)
    if (tally.out < span.to - span.from) cell.inService++
    if (tally.down > 0) cell.hadDown++
    cells.set(key, cell)
  }
  const whole = { name: 'all', from, to }
  const cameras = rows().filter((row) => row.registered).map((row) => {
    const sum = NONE()
    let faults = 0
    let longest = 0
    for (const span of spans) {
      const line = timeline(row.code, span.from, span.to, measure)
      add(sum, line.tally)
      for (const group of keys(row)) put('g' + group, span, line.tally)
      put('', span, line.tally)
      for (const each of line.stretches.filter((one) => one.class === 'down')) {
        faults++
        longest = Math.max(longest, Date.parse(each.to) - Date.parse(each.from))
      }
    }
    for (const group of keys(row)) put('g' + group, whole, sum)
    put('', whole, sum)
    return { code: row.code, name: row.name, site: row.site, district: row.district, owner: row.owner, items: row.items, ...written(sum), faults, longestDownMs: longest, excusedDownMs: 0, resolutionMs: 60_000 }
  })
  const row = (cell) => ({ group: cell.group.slice(1), span: cell.span.name, from: iso(cell.span.from), to: iso(cell.span.to), ...written(cell.tally), inService: cell.inService, hadDown: cell.hadDown, resolutionMs: 60_000 })
  const every = [...cells.values()]
  const part = { measure: measure.toUpperCase(), total: row(cells.get('\nall')), totals: every.filter((cell) => cell.group === '' && cell.span !== whole).map(row), groups: every.filter((cell) => cell.group !== '' && cell.span === whole).map(row), rows: every.filter((cell) => cell.group !== '' && cell.span !== whole).map(row), cameras, faults: [], excused: [], notExcused: [] }
  return { from: iso(from), to: iso(to), zone: 'Asia/Shanghai', knownAt: q.get('knownAt') ?? iso(Date.now()), groupBy: groupBy.toUpperCase(), split: (q.get('split') ?? 'day').toUpperCase(), measures: [part] }
}
const versions = []
function issue(wish, by) {
  const same = versions.filter((one) => ['from', 'to', 'measure', 'groupBy', 'split'].every((key) => one[key] === wish[key]))
  const version = { id: versions.length + 1, number: same.length + 1, ...wish, knownAt: iso(Date.now()), by }
  const made = report(new URLSearchParams(wish)).measures[0].rows[0]
  const tally = (shift) => ({ out: made.outMs, excluded: made.excusedMs, unknown: made.unknownMs, down: made.downMs + shift, up: made.upMs - shift })
  versions.unshift(version)
  const differences = same.length === 0 ? [] : [{ group: made.group, span: made.span, before: tally(900_000), after: tally(0) }]
  return { version, previous: same[0] ?? null, differences, moreDifferences: 0, total: { group: '', span: '', before: null, after: tally(0) } }
}

/** A picture as somebody might see it: a street by day or night, with the fault that it is to show. */
function svg({ seed, faults, name, time }) {
  const rnd = random(seed)
  const night = new Date(Date.parse(time) + ZONE).getUTCHours() >= 18 || new Date(Date.parse(time) + ZONE).getUTCHours() < 6
  const has = (fault) => faults.includes(fault)
  if (has('black')) return frame('<rect width="640" height="360" fill="#050505"/>', name, time)
  if (has('snow')) return frame(Array.from({ length: 900 }, () => `<rect x="${Math.floor(rnd() * 160) * 4}" y="${Math.floor(rnd() * 90) * 4}" width="4" height="4" fill="hsl(0 0% ${Math.floor(rnd() * 100)}%)"/>`).join(''), name, time)
  const sky = night ? '#1b2430' : `hsl(${200 + rnd() * 20} 40% ${70 + rnd() * 12}%)`
  const houses = Array.from({ length: 9 }, (_, at) => `<rect x="${at * 74 - 10}" y="${80 + rnd() * 90}" width="${58 + rnd() * 24}" height="200" fill="hsl(${20 + rnd() * 40} ${night ? 6 : 16}% ${night ? 16 + rnd() * 8 : 52 + rnd() * 22}%)"/>`).join('')
  const cars = Array.from({ length: 4 }, () => `<rect x="${rnd() * 560}" y="${262 + rnd() * 60}" rx="6" width="${44 + rnd() * 22}" height="20" fill="hsl(${rnd() * 360} 45% ${night ? 30 : 45}%)"/>`).join('')
  let scene = `<rect width="640" height="360" fill="${sky}"/>${houses}<path d="M0 240h640v120H0z" fill="${night ? '#20242a' : '#6d7276'}"/><path d="M0 298h640" stroke="#e8e4c8" stroke-width="3" stroke-dasharray="34 26" opacity="${night ? 0.4 : 0.9}"/>${cars}`
  if (has('blurred')) scene = `<g filter="url(#blur)">${scene}</g>`
  if (has('dark')) scene += '<rect width="640" height="360" fill="#000" opacity=".82"/>'
  if (has('colour-cast')) scene += '<rect width="640" height="360" fill="#c020a0" opacity=".38"/>'
  if (has('covered')) scene += '<path d="M0 0h420c30 120-60 240-20 360H0z" fill="#2c3a22"/>'
  if (has('stripes')) scene += Array.from({ length: 24 }, (_, at) => `<path d="M0 ${at * 15}h640" stroke="#fff" stroke-width="4" opacity=".35"/>`).join('')
  if (has('scene-changed')) scene = `<g transform="rotate(24 320 180) translate(60 90) scale(1.3)">${scene}</g>`
  return frame(scene, name, time)
}
const frame = (scene, name, time) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" width="640" height="360"><defs><filter id="blur"><feGaussianBlur stdDeviation="9"/></filter></defs><rect width="640" height="360" fill="#222"/>${scene}<g fill="#fff" stroke="#000" stroke-width=".6" font-family="monospace" font-size="20"><text x="14" y="30">${new Date(Date.parse(time) + ZONE).toISOString().slice(0, 19).replace('T', ' ')}</text><text x="626" y="346" text-anchor="end">${name.slice(0, 20)}</text></g></svg>`

const FIELDS = (row, at) => ({
  manufacturer: pick(random(at), ['海康威视', '大华', '宇视']), model: pick(random(at + 1), ['DS-2CD7A47EWD-XZS', 'IPC-HFW5442', 'HIC2421E']), serial: `SN${hash(row.code) >>> 0}`, ip: `10.${20 + (at % 200)}.${at % 250}.${1 + (at % 253)}`, mac: '', port: '554', type: '枪机', function: row.items[0].split(' ')[1] ?? '',
  address: `河南省许昌市${row.district}${row.name}东北角信号灯杆，距地 6.5 米，面向来车方向`, longitude: (113.8 + (at % 97) / 500).toFixed(6), latitude: (34 + (at % 89) / 500).toFixed(6), direction: '东北', pole: `XC-${row.district[0]}-${1000 + at}`, power: '路灯箱变，独立空开', access: 'PON', link: `PON-${at % 64}-${at % 32}`, uplink: `OLT-${1 + (at % 6)} 0/${at % 16}/3`, storage: '市局云存储', recordingDays: '30', builder: '市公安局科信支队', manager: `${row.district}分局`, ownership: row.owner === '' ? '' : '租赁', maintainer: '许昌某某信息技术有限公司', contact: '张工 0374-0000000', installed: '2023-06-18', warranty: '2026-06-17', remark: at % 7 === 0 ? '每年汛期前须清理镜头并检查防雷接地；附近树木归园林局修剪，修剪前请电话联系。' : '',
})

/** What a device of the made-up room looks like for a camera. */
export function cameraDevice(edge, device, alarms) {
  const one = all.find((each) => each.camera.edge === edge && each.camera.device === device)
  if (one === undefined || one.at % 11 === 0) return null
  const rule = { role: 'operator', confirm: false, approval: null, min: null, max: null, step: null, maxLength: null }
  const texts = (zh, en) => ({ zh, en })
  const told = one.kind === null ? [] : [{ ...alarms[0], id: 90_000 + one.at, edge, device, deviceTitle: texts(one.camera.name, one.camera.name), alarm: 'offline', severity: 'major', text: texts('摄像机' + (one.camera.state === 'down' ? '离线' : '画面异常'), 'camera fault'), raised: one.camera.since, history: undefined }]
  return {
    edge, device, site: 'street', room: 'r', title: texts(one.camera.name, one.camera.name), kind: 'video.camera', profile: 'camera-onvif', vendor: 'generic', model: '', facts: {}, state: one.camera.state === 'out' ? 'up' : one.camera.state, since: one.camera.since, lastSeen: one.camera.lookAt, points: [], settings: [],
    commands: [{ command: 'look', title: texts('立即查看', 'Look now'), write: rule }, { command: 'reboot', title: texts('重启摄像机', 'Reboot the camera'), write: { ...rule, role: 'engineer', confirm: true, approval: 'engineer' } }], alarms: told, notes: [],
  }
}

/**
 * Makes a camera bad for a reason of KINDS, or good for none, and tells the screens; `turning`: it was seen so for 20 s of
 * the 60 that count, and its state stays what it was.
 */
export function putCamera(code, reason, publish, turning = false) {
  const row = byCode.get(code)?.camera
  if (row === undefined) return {}
  const now = Date.now()
  const kind = KINDS.find((each) => each.reason === reason) ?? null
  byCode.get(code).kind = kind
  const told = kind?.state ?? 'up'
  const state = turning ? row.state : told
  const faults = reason === 'picture-fault' ? [FAULTS[Math.abs(hash(code)) % FAULTS.length]] : []
  if (state !== row.state || faults.length > 0) row.since = iso(now)
  Object.assign(row, { state, faults, turning: turning && told !== state ? { to: told, since: iso(now - 20_000), seconds: 20, of: 60 } : null, online: told === 'down' ? 'bad' : 'good', intact: kind ? 'bad' : 'good', ladder: ladder(kind, now, now, false), lookAt: iso(now) })
  publish('camera', row)
  return row
}
/** A few cameras change their mind, as they do. */
export function stepCameras(publish) {
  const { camera } = all[Math.floor(Math.random() * all.length)]
  if (camera.state === 'out' || camera.edge === 'street-6') return
  putCamera(camera.code, camera.state === 'up' && Math.random() < 0.3 ? KINDS[Math.floor(Math.random() * 5)].reason : null, publish)
}

const HEADS = { viewer: 0, operator: 1, engineer: 2, administrator: 3 }
/** Answers what is about cameras; false when the address is another's. */
export async function answerCameras({ path, method, q, me, json, raw, send, problem, image, file }) {
  const needs = (role) => HEADS[me.role] >= HEADS[role] || (problem(403, 'forbidden', role + ' needed'), false)
  const code = q.get('code') ?? ''
  const from = Date.parse(q.get('from') ?? '') || Date.now() - DAY
  const to = Date.parse(q.get('to') ?? '') || Date.now()
  if (path === 'cameras') return send(200, page(q, filtered(q).sort(SORTS[q.get('sort') ?? 'code'])))
  if (path === 'cameras/suspects') return send(200, page(q, filtered(q).filter((row) => ['down', 'picture', 'not-observed'].includes(kindOf(row))).sort(worst)))
  if (path === 'camera/picture') {
    const found = pictures.get(Number(q.get('id')))
    return found ? image(svg(found)) : problem(404, 'not-found', 'no such picture')
  }
  if (path === 'cameras/export.xlsx') return file('cameras.xlsx', 'made-up')
  if (path === 'cameras/import') return needs('engineer') ? sheet(await raw(), q.get('dryRun') !== 'false', send, problem) : undefined
  if (['camera', 'camera/timeline', 'camera/evidence'].includes(path)) {
    const one = byCode.get(code)
    if (one === undefined) return problem(404, 'not-found', 'no such camera')
    if (path === 'camera/timeline') return send(200, timeline(code, from, to, q.get('measure') ?? 'online'))
    if (path === 'camera/evidence') return send(200, evidence(code, from, to, Number(q.get('limit') ?? 500)))
    return send(200, { now: iso(Date.now()), camera: one.camera, file: one.camera.registered ? FIELDS(one.camera, one.at) : {}, party: one.camera.owner, weight: 1, version: 3, service: [{ from: iso(began - (200 + (one.at % 90)) * DAY), to: null, recorded: iso(began - 190 * DAY), withdrawn: null }], pictures: one.kept })
  }
  if (/^camera-facts(\/rule|\/withdraw)?$/.test(path)) return method === 'GET' || needs('engineer') ? answerFacts({ path, method, q, me, json, send, problem }, (one) => byCode.has(one)) : undefined
  if (path === 'exclusions' && method === 'GET') {
    const found = exclusions.filter((one) => (!code || one.cameras.includes(code)) && ['all', one.state].includes(q.get('state') ?? 'all') && (!q.get('from') || one.to > q.get('from')) && (!q.get('to') || one.from < q.get('to')))
    return send(200, { exclusions: found.slice(0, Number(q.get('limit') ?? 200)), next: null })
  }
  if (path === 'exclusions') {
    if (!needs('operator')) return
    const wish = await json()
    const unknown = wish.cameras.filter((one) => !byCode.has(one))
    return unknown.length > 0 ? problem(400, 'bad-request', `没有这些摄像机：${unknown.slice(0, 5).join('、')}`) : send(201, ask(wish, me.user))
  }
  const ruled = /^exclusions\/(\d+)\/rule$/.exec(path)
  if (ruled) {
    if (!needs('engineer')) return
    const found = exclusions.find((one) => one.id === Number(ruled[1]))
    const { decision, comment, ...window } = await json()
    if (found.askedBy === me.user) return problem(409, 'conflict', '申请人不能决定自己的申请。')
    rule(found, decision, me.user, comment ?? '', window.from ? window : null)
    return send(200, found)
  }
  if (path === 'reports/camera-online/versions' && method === 'POST') return needs('engineer') ? send(201, issue(await json(), me.user)) : undefined
  if (path === 'reports/camera-online/versions') return send(200, { versions: versions.filter((one) => ['from', 'to', 'measure'].every((key) => !q.get(key) || one[key] === q.get(key))) })
  if (path === 'reports/camera-online') return (q.get('format') ?? 'json') === 'json' ? send(200, report(q)) : file(`在线率.${q.get('format')}`, 'made-up')
  return false
}
/** By the workbook's size: an odd one has seven broken rows. */
function sheet(bytes, dryRun, send, problem) {
  if (bytes.length < 4) return problem(400, 'bad-request', '这不是 XLSX 工作簿。')
  const LETTERS = { 设备编码: 'A', 合同项: 'F', 权重: 'H', IP: 'P', 经度: 'V', 纬度: 'W', 安装日期: 'AK' }
  const error = (row, heading, value, what, advice) => ({ row, column: LETTERS[heading] ?? '', heading, value, problem: what, advice })
  const errors = bytes.length % 2 === 0 ? [] : [
    error(17, '设备编码', '', '编码为空', '每路摄像机填写唯一编码'), error(208, '设备编码', '41102000131000007', '与第 12 行重复', '删除其中一行'), error(933, '经度', '=B933*1.02', '单元格含公式', '改为数值后再导入'), error(1204, '行政区划', '魏都', '没有这个区县', '应为：魏都区'),
    error(2750, '安装日期', '2023/13/40', '不是日期', '写成 2023-06-18'), error(3911, '权重', '-1', '须为 1 至 1000', '填写 1 至 1000 的整数'), error(4999, '合同项', '', '合同项为空', '至少填写一个合同项'),
  ]
  return send(200, { dryRun, rows: 5000, added: errors.length ? 0 : 2600, changed: errors.length ? 0 : 41, unchanged: errors.length ? 0 : 2359, errors, moreErrors: 0 })
}
