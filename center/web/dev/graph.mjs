// A made-up drawing of 500 sites on 40 feeders and 20 carrier lines, for dev/field.mjs. Feeder F07 has failed, two edge
// agents are gone, a few cameras are down; everything else is well.
const DISTRICTS = ['魏都区', '建安区', '东城区', '禹州市', '长葛市', '鄢陵县', '襄城县']
const STREETS = ['文峰路', '八一路', '建设路', '许由路', '莲城大道', '天宝路', '毓秀路', '瑞贝卡大道', '五一路', '学府街']
const SITES = 500
const MOST_ROWS = 2_000
const two = (n, width = 2) => String(n).padStart(width, '0')
const iso = (millis) => new Date(millis).toISOString()
const began = Date.now()
const DRAWN = iso(began - 200 * 86_400_000)
const texts = (zh, en) => ({ zh, en })
const siteId = (n) => `XC-${two(n, 3)}`
const feederOf = (n) => `feeder:F${two(((n * 7) % 40) + 1)}`
const carrierOf = (n) => `carrier:CL${two(((n * 3) % 20) + 1)}`
const MAINS = 'a1b2c3d4e5f60718'
/** What is wrong at a site: its feeder, its edge agent, one switch, some cameras, or nothing. */
const wrongOf = (n) => (feederOf(n) === 'feeder:F07' ? 'feeder' : n === 40 || n === 221 ? 'edge' : n === 118 ? 'switch' : n % 41 === 3 ? 'camera' : n % 97 === 5 ? 'warm' : 'none')
const version = { now: 218 }
const added = { nodes: [], edges: [] }
const ended = new Map()
const withdrawn = new Set()

const node = (id, name, type, site, state = 'up', incident = null, root = false) => ({ id, name, type, site, state, incident, root })
const edge = (from, to, relation, since = DRAWN) => ({ id: `${relation}:${from}:${to}`, from, to, relation, since, until: null })
const feederNode = (id) => node(id, texts(`10 kV 馈线 ${id.slice(7)}`, `10 kV feeder ${id.slice(7)}`), 'feeder', null, id === 'feeder:F07' ? 'down' : 'up', id === 'feeder:F07' ? MAINS : null, id === 'feeder:F07')

/** One site's nodes and edges, the same every time. */
function drawn(n) {
  const site = siteId(n)
  const wrong = wrongOf(n)
  const dark = wrong === 'feeder' ? 'down' : wrong === 'edge' ? 'not-observed' : 'up'
  const incident = wrong === 'feeder' ? MAINS : wrong === 'edge' ? `e0e0${two(n, 12)}` : null
  const agent = `edge-${site}/`
  const at = (name) => `edge-${site}/${name}`
  const nodes = [feederNode(feederOf(n)), node(carrierOf(n), texts(`运营商专线 ${carrierOf(n).slice(8)}`, `Carrier line ${carrierOf(n).slice(8)}`), 'carrier', null)]
  nodes.push(node(agent, texts('边缘代理', 'Edge agent'), 'edge', site, dark === 'up' ? 'up' : 'down', incident, wrong === 'edge'))
  nodes.push(node(at('mains'), texts('市电进线', 'Mains'), 'mains', site, dark, incident), node(at('ups'), texts('UPS 3 kVA', 'UPS 3 kVA'), 'ups', site, dark, incident))
  const edges = [edge(feederOf(n), at('mains'), 'POWERS'), edge(at('mains'), at('ups'), 'POWERS'), edge(at('ups'), agent, 'POWERS'), edge(agent, at('mains'), 'REPORTS_VIA'), edge(agent, at('ups'), 'REPORTS_VIA')]
  const switches = (n % 3) + 1
  for (let s = 1; s <= switches; s++) {
    const sw = at(`sw${s}`)
    const cut = wrong === 'switch' && s === 1
    nodes.push(node(sw, texts(s === 1 ? '核心交换机' : `接入交换机 ${s}`, s === 1 ? 'Core switch' : `Access switch ${s}`), 'switch', site, cut ? 'down' : dark, cut ? 'c0ffee0000000118' : incident, cut))
    edges.push(edge(at('ups'), sw, 'POWERS'), edge(s === 1 ? carrierOf(n) : at('sw1'), sw, 'CARRIES'), edge(agent, sw, 'REPORTS_VIA'))
    const cameras = s === 1 ? 60 : 3 + (n % 5)
    for (let c = 1; c <= cameras; c++) {
      const camera = at(`cam${s}${two(c)}`)
      const lone = wrong === 'camera' && s === 1 && c % 20 === 7
      const state = lone || cut ? 'down' : dark
      nodes.push(node(camera, texts(`${STREETS[(n + c) % 10]}枪机 ${s}-${two(c)}`, `Camera ${s}-${two(c)}`), 'camera', site, state, lone ? `ca${two(n, 3)}${two(c, 11)}` : cut ? 'c0ffee0000000118' : incident, lone))
      edges.push(edge(sw, camera, 'CARRIES'), edge(sw, camera, 'POWERS'), edge(agent, camera, 'REPORTS_VIA'))
    }
  }
  nodes.push(node(at('nvr'), texts('录像机', 'Recorder'), 'nvr', site, dark, incident), node(at('crac'), texts('机柜空调', 'Cabinet cooling'), 'crac', site, dark, incident), node(at('th'), texts('温湿度', 'Climate sensor'), 'sensor', site, 'unknown'))
  edges.push(edge(at('sw1'), at('nvr'), 'CARRIES'), edge(at('ups'), at('nvr'), 'POWERS'), edge(at('mains'), at('crac'), 'POWERS'), edge(agent, at('crac'), 'REPORTS_VIA'))
  nodes.push(...added.nodes.filter((one) => one.site === site))
  const ids = new Set(nodes.map((one) => one.id))
  edges.push(...added.edges.filter((one) => ids.has(one.from) || ids.has(one.to)))
  return { nodes, edges: edges.filter((one) => !withdrawn.has(one.id)).map((one) => ({ ...one, until: ended.get(one.id) ?? null })) }
}
const numberOf = (site) => Number(/^XC-(\d{3})$/.exec(site ?? '')?.[1] ?? 0)
const siteOf = (id) => /^edge-(XC-\d{3})\//.exec(id)?.[1] ?? null

let cityKept = null
function city() {
  if (cityKept !== null) return cityKept
  const links = new Map()
  const sites = Array.from({ length: SITES }, (_, i) => {
    const n = i + 1
    const { nodes } = drawn(n)
    const own = nodes.filter((one) => one.site !== null)
    const incidents = new Set(own.filter((one) => one.incident).map((one) => one.incident)).size + (wrongOf(n) === 'warm' ? 1 : 0)
    for (const [from, relation] of [[feederOf(n), 'POWERS'], [carrierOf(n), 'CARRIES']]) links.set(`${relation}${from}${n}`, { from, fromName: relation === 'POWERS' ? feederNode(from).name : texts(`运营商专线 ${from.slice(8)}`, `Carrier line ${from.slice(8)}`), to: siteId(n), relation, count: 1 })
    const severity = { feeder: 'critical', edge: 'major', switch: 'critical', camera: 'minor', warm: 'warning', none: null }[wrongOf(n)]
    return { id: siteId(n), name: texts(`${DISTRICTS[n % 7]}${STREETS[n % 10]}${two((n % 60) + 1)} 号`, `${siteId(n)} roadside`), devices: own.length, down: own.filter((one) => one.state === 'down').length, notObserved: own.filter((one) => one.state === 'not-observed').length, incidents, severity }
  })
  cityKept = { sites, links: [...links.values()] }
  return cityKept
}

/** Nodes and edges about a thing: its own site, or all sites of a feeder or a line. */
function around(id) {
  const site = siteOf(id) ?? added.nodes.find((one) => one.id === id)?.site
  if (site) return drawn(numberOf(site))
  const all = Array.from({ length: SITES }, (_, i) => i + 1).filter((n) => feederOf(n) === id || carrierOf(n) === id)
  const parts = all.map(drawn)
  const nodes = new Map(parts.flatMap((one) => one.nodes).map((one) => [one.id, one]))
  return { nodes: [...nodes.values()], edges: parts.flatMap((one) => one.edges) }
}
function reach(id, down) {
  const { nodes, edges } = around(id)
  const byId = new Map(nodes.map((one) => [one.id, one]))
  const items = new Map()
  let front = [{ id, way: [id] }]
  for (let hops = 1; front.length > 0 && hops < 8; hops++) {
    const next = []
    for (const here of front) {
      for (const one of edges.filter((e) => (down ? e.from : e.to) === here.id && e.until === null)) {
        const other = down ? one.to : one.from
        if (items.has(other) || other === id || !byId.has(other)) continue
        const { name, type, site, state } = byId.get(other)
        items.set(other, { node: other, name, type, site, relation: one.relation, hops, way: [...here.way, other], state })
        next.push({ id: other, way: [...here.way, other] })
      }
    }
    front = next
  }
  return { node: id, items: [...items.values()].slice(0, MOST_ROWS), more: items.size > MOST_ROWS }
}

const words = (zh, en) => ({ zh, en })
function refusal(edit) {
  if (edit.op === 'edge') {
    if (edit.from === edit.to) return words('节点不能指向自己', 'a node cannot hang on itself')
    if (reach(edit.to, true).items.some((one) => one.node === edit.from)) return words(`${edit.to} 已在 ${edit.from} 之上：会形成环`, `${edit.to} is above ${edit.from} already: that makes a circle`)
  }
  if (edit.op === 'node' && (edit.id === '' || /\s/.test(edit.id))) return words('标识不能为空，也不能含空格', 'an id is not empty and has no blanks')
  if (edit.op === 'end-edge' && ended.has(edit.edge)) return words('这条连线已经结束', 'this edge has ended already')
  return null
}
function edit(edits) {
  const refused = []
  edits.forEach((one, at) => {
    const why = refusal(one)
    if (why !== null) refused.push({ edit: at, why })
  })
  if (refused.length > 0) return { version: version.now, refused }
  for (const one of edits) {
    if (one.op === 'node') added.nodes = [...added.nodes.filter((old) => old.id !== one.id), node(one.id, one.name, one.type, one.site || null, 'unknown')]
    if (one.op === 'edge') added.edges.push(edge(one.from, one.to, one.relation, one.since ?? iso(Date.now())))
    if (one.op === 'end-edge') ended.set(one.edge, one.until ?? iso(Date.now()))
    if (one.op === 'withdraw-edge') withdrawn.add(one.edge)
  }
  cityKept = null
  return { version: ++version.now, refused }
}

const problems = [
  { kind: 'cycle', nodes: ['edge-XC-012/sw1', 'edge-XC-012/sw2', 'edge-XC-012/sw3'], text: texts('CARRIES 连线成环：edge-XC-012/sw1 → sw2 → sw3 → sw1，请结束方向错误的一条', 'CARRIES goes in a circle: edge-XC-012/sw1 → sw2 → sw3 → sw1; end the edge that points the wrong way') },
  { kind: 'two-masters', nodes: ['feeder:F12', 'feeder:F13', 'edge-XC-077/mains'], text: texts('edge-XC-077/mains 的 POWERS 上级有 2 个：feeder:F12、feeder:F13；请结束已失效的，确有双路时可保留', 'edge-XC-077/mains has 2 masters by POWERS: feeder:F12, feeder:F13; end the one that is gone, or keep both if it has two') },
  { kind: 'unknown-node', nodes: ['edge-XC-103/sw9'], text: texts('连线指向未登记的节点 edge-XC-103/sw9：请登记该节点或更正连线', 'an edge names edge-XC-103/sw9, which is not drawn: draw it or mend the edge') },
  ...[5, 9, 44].map((n) => ({ kind: 'orphan', nodes: [`edge-${siteId(n)}/th`], text: texts(`edge-${siteId(n)}/th 没有任何连线：它的告警将单独成为事件`, `edge-${siteId(n)}/th is joined to nothing: its alarms stay alone`) })),
  { kind: 'overlap', nodes: ['feeder:F02', 'edge-XC-031/mains'], text: texts('feeder:F02 → edge-XC-031/mains 在同一时段重复登记：请撤回其中一条', 'feeder:F02 → edge-XC-031/mains is drawn twice for the same time: withdraw one') },
]
let discovered = [3, 8, 21].map((n, at) => ({ id: `d${at + 1}`, from: `edge-${siteId(n)}/sw1`, to: `edge-${siteId(n)}/cam1${two(at + 61)}`, relation: 'CARRIES', evidence: texts(`交换机 ${siteId(n)}/sw1 的端口 ${at + 9} 上学到该设备的 MAC 地址；LLDP 邻居名一致`, `Switch ${siteId(n)}/sw1 has learned this device's MAC address on port ${at + 9}; its LLDP neighbour has the same name`), seen: iso(began - (at + 1) * 5_400_000) }))

async function imported(q, raw, send) {
  const size = (await raw()).length
  const bad = size % 2 === 1
  const found = bad ? [{ sheet: '连线', row: 7, column: 'B', text: texts('节点 edge-XC-007/sw4 不存在：请先在“节点”表登记', 'there is no node edge-XC-007/sw4: draw it in the sheet of nodes first') }, { sheet: '连线', row: 12, column: 'C', text: texts('关系“供点”不认识：请写 POWERS、CARRIES、CONTAINS 或 REPORTS_VIA', 'the relation 供点 is not known: write POWERS, CARRIES, CONTAINS or REPORTS_VIA') }, { sheet: '节点', row: 31, column: 'A', text: texts('标识 edge-XC-009/cam107 与第 30 行重复', 'the id edge-XC-009/cam107 is in row 30, too') }] : []
  return send(200, { nodes: 1_284, edges: 2_311, ended: 6, problems: found, dry: q.get('dry') === 'true' })
}

/** Answers what is asked about the drawing; false when it is about something else. */
export async function answerGraph({ path, method, q, me, json, raw, send, problem, file }) {
  if (path !== 'graph' && !path.startsWith('graph/')) return false
  if (method === 'POST' && !['engineer', 'administrator'].includes(me.role)) return problem(403, 'forbidden', 'engineer needed')
  if (path === 'graph') {
    const { nodes, edges } = q.get('node') ? around(q.get('node')) : numberOf(q.get('site')) > 0 ? drawn(numberOf(q.get('site'))) : { nodes: [], edges: [] }
    return send(200, { version: version.now, nodes: nodes.slice(0, MOST_ROWS), edges, more: nodes.length > MOST_ROWS })
  }
  if (path === 'graph/city') return send(200, city())
  if (path === 'graph/below' || path === 'graph/above') return send(200, reach(q.get('node'), path.endsWith('below')))
  if (path === 'graph/check') return send(200, { problems })
  if (path === 'graph/discovered') return send(200, { proposals: discovered })
  if (path === 'graph/export.xlsx') return file('graph.xlsx', 'made up')
  if (path === 'graph/import') return imported(q, raw, send)
  const wish = await json()
  if (!wish.reason) return problem(400, 'bad-request', 'reason is missing')
  if (path === 'graph/edits') return send(200, edit(wish.edits))
  discovered = discovered.filter((one) => one.id !== path.split('/')[2])
  return send(200, {})
}
