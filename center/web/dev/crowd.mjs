// The made-up city's incidents: what they hang on, how their stories go. The same number always gives the same incident.
const iso = (millis) => new Date(millis).toISOString()
export const texts = (zh, en) => ({ zh, en })
export const began = Date.now()

export function random(seed) {
  let a = (seed * 2_654_435_761) >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
const ROADS = ['文峰路', '建设路', '八一路', '七一路', '莲城大道', '许由路', '新兴路', '魏武大道', '天宝路', '永兴路', '学院路', '兴昌街']
const SPOTS = ['路口东', '路口西', '路口南', '小学门口', '医院急诊通道', '桥头', '汽车站出站口', '广场']
export const PLACES = ['hall-1', 'hall-2', 'station-3']
export const TYPES = {
  mains_fail: texts('市电中断', 'mains failed'), feeder_fail: texts('供电线路中断', 'feeder failed'), ups_on_battery: texts('UPS 电池供电', 'UPS on battery'), ups_low_battery: texts('UPS 电量低', 'UPS battery low'),
  switch_unreachable: texts('交换机不可达', 'switch unreachable'), link_down: texts('上联口断开', 'uplink down'), camera_offline: texts('摄像机离线', 'camera offline'), edge_offline: texts('边缘代理失联', 'edge agent lost'),
  data_stale: texts('数据过期（未观测）', 'data stale (not observed)'), temperatureHigh: texts('温度过高', 'temperature high'), nvr_unreachable: texts('录像机不可达', 'recorder unreachable'),
}
const KINDS = [
  { root: 'camera_offline', weight: 55, severity: 'minor', chain: [], cameras: [0, 0] },
  { root: 'temperatureHigh', weight: 12, severity: 'warning', chain: [], cameras: [0, 0] },
  { root: 'switch_unreachable', weight: 12, severity: 'major', chain: ['nvr_unreachable'], cameras: [4, 16] },
  { root: 'mains_fail', weight: 8, severity: 'critical', chain: ['ups_on_battery', 'ups_low_battery', 'switch_unreachable', 'nvr_unreachable'], cameras: [12, 60] },
  { root: 'link_down', weight: 6, severity: 'major', chain: ['switch_unreachable'], cameras: [3, 24] },
  { root: 'feeder_fail', weight: 2, severity: 'critical', chain: ['mains_fail', 'ups_on_battery', 'switch_unreachable'], cameras: [24, 60], inferred: true },
  { root: 'edge_offline', weight: 5, severity: 'major', chain: [], cameras: [5, 40], unseen: true },
]
const SUM = KINDS.reduce((sum, kind) => sum + kind.weight, 0)
const two = (n, width = 4) => String(n).padStart(width, '0')
const clock = (millis) => new Date(millis + 8 * 3_600_000).toISOString().slice(11, 16)
export const hex = (n) => (BigInt(n + 1) * 0x9e3779b97f4a7c15n & 0xffffffffffffffffn).toString(16).padStart(16, '0')
const NODES = { mains_fail: 'mains', feeder_fail: 'feeder', ups_on_battery: 'ups', ups_low_battery: 'ups', switch_unreachable: 'switch', link_down: 'switch', camera_offline: 'cam', edge_offline: 'edge', data_stale: 'cam', temperatureHigh: 'th', nvr_unreachable: 'nvr' }
const WORD = { mains: texts('市电', 'mains'), feeder: texts('馈线', 'feeder'), ups: texts('UPS', 'UPS'), switch: texts('交换机', 'switch'), cam: texts('摄像机', 'camera'), edge: texts('边缘代理', 'edge agent'), th: texts('温湿度', 'T/H'), nvr: texts('录像机', 'recorder') }

function name(kind, n, place) {
  const id = `${kind[0].toUpperCase()}${two(n)}`
  return texts(`${place} ${WORD[kind].zh} ${id}`, `${WORD[kind].en} ${id}, ${place}`)
}
function nodeOf(kind, n, more = '') {
  return kind === 'feeder' ? `feeder:F${two(n % 90, 2)}` : kind === 'edge' ? `edge-${two(n)}/` : `edge-${two(n)}/${kind}${more === '' ? '' : '-' + more}`
}

function sentence(row, kind, cameras) {
  const what = `${row.root.name.zh} ${TYPES[kind.root].zh}`
  const whatEn = `${row.root.name.en}: ${TYPES[kind.root].en}`
  const at = clock(Date.parse(row.opened))
  if (kind.unseen) return texts(`${what}，自 ${at} 起它上报的 ${cameras} 台设备未观测（不等于离线）`, `${whatEn} since ${at}; ${cameras} devices behind it are not observed (which is not down)`)
  if (cameras === 0) return texts(`${what}，自 ${at} 起`, `${whatEn} since ${at}`)
  const why = kind.inferred ? texts(`（由 10 个下级中 9 个同时中断推断）`, ' (inferred: 9 of 10 below it failed together)') : texts('', '')
  return texts(`${what}${why.zh}，自 ${at} 起，${cameras} 路摄像机因此离线`, `${whatEn}${why.en} since ${at}; ${cameras} cameras are offline because of it`)
}

/** Incident number `n`, opened so long ago. */
export function makeIncident(n, opened) {
  const rnd = random(n + 11)
  let at = rnd() * SUM
  const kind = n === 0 ? KINDS[3] : n === 1 ? KINDS[5] : n === 2 ? KINDS[6] : (KINDS.find((one) => (at -= one.weight) < 0) ?? KINDS[0])
  const place = ROADS[Math.floor(rnd() * ROADS.length)] + SPOTS[Math.floor(rnd() * SPOTS.length)]
  const cameras = n === 0 ? 60 : kind.cameras[0] + Math.floor(rnd() * (kind.cameras[1] - kind.cameras[0] + 1))
  const members = 1 + kind.chain.length + cameras
  const gone = Math.floor(rnd() * rnd() * cameras * 0.6)
  const residual = kind.root === 'camera_offline' && rnd() < 0.12
  const row = {
    id: hex(n), opened: iso(opened), resolved: null, told: null, state: 'open',
    root: { node: nodeOf(NODES[kind.root], n), name: name(NODES[kind.root], n, place), type: kind.root, typeText: TYPES[kind.root], inferred: kind.inferred ? { failed: 9, of: 10, rule: 'feeder-by-mains' } : null, alarmId: kind.inferred ? null : 600_000 + n * 100 },
    site: PLACES[n % 3], room: n % 3 === 0 ? 'room-1' : n % 3 === 1 ? 'main' : 'radio', severity: kind.severity, members, active: kind.unseen ? 1 : members - gone, notObserved: kind.unseen ? cameras : rnd() < 0.05 ? Math.floor(rnd() * 4) : 0,
    sentence: {}, residualOf: residual ? hex(Math.max(0, n - 7)) : null, mergedInto: null, byHand: rnd() < 0.02, acknowledged: rnd() < 0.35, maintenance: rnd() < 0.03 ? 'W-0007' : null, changed: iso(opened + 20_000),
  }
  const held = kind.root !== 'mains_fail' && began - opened < 150_000 && rnd() < 0.5
  if (held) row.state = 'held'
  else row.told = iso(opened + 12_000)
  row.sentence = sentence(row, kind, cameras)
  return { n, row, kind, place, cameras, timeline: [], messages: [] }
}

const RULE = { ups_on_battery: 'mains-ups', ups_low_battery: 'ups-low', switch_unreachable: 'ups-switch', nvr_unreachable: 'switch-nvr', camera_offline: 'switch-camera', mains_fail: 'feeder-mains', data_stale: 'edge-devices' }
function why(type, cause, lag, limit) {
  const min = Math.max(1, Math.round(lag / 60))
  return texts(`${TYPES[type].zh}，在${TYPES[cause].zh}之后 ${min} 分钟，沿供电与网络路径相连，在允许的 ${Math.round(limit / 60)} 分钟以内。`, `${TYPES[type].en} ${min} min after ${TYPES[cause].en}, joined to it by power and network, within the ${Math.round(limit / 60)} min allowed.`)
}

/** The tree of an incident, root first. */
export function treeOf(one) {
  const { row, kind, n, place, cameras } = one
  const opened = Date.parse(row.opened)
  const episode = (k, parent, type, node, named, lag, more = {}) => ({
    episode: String(n * 1_000 + k), parent, node, name: named, type, typeText: TYPES[type], alarmId: 600_000 + n * 100 + (k % 100), severity: k === 0 ? row.severity : type === 'camera_offline' ? 'minor' : 'major', raised: iso(opened + lag * 1_000), ended: row.resolved, endWhy: row.resolved === null ? null : 'cleared', endText: null,
    inferred: null, residual: null, notObserved: false, pinned: false, lagSeconds: parent === null ? null : lag, rule: parent === null ? null : RULE[type] ?? 'switch-camera', ruleVersion: parent === null ? null : 3, way: [], explanation: parent === null ? row.sentence : why(type, kind.root, lag, 2_400), rejected: [], ...more,
  })
  const tree = [episode(0, null, kind.root, row.root.node, row.root.name, 0, { inferred: row.root.inferred, alarmId: row.root.alarmId, pinned: row.byHand })]
  kind.chain.forEach((type, k) => {
    const parent = tree[k].type === 'ups_low_battery' ? tree[k - 1] : tree[k]
    const lag = [34, 1_310, 1_872, 1_930][k] ?? 60
    tree.push(episode(k + 1, parent.episode, type, nodeOf(NODES[type], n), name(NODES[type], n, place), lag, {
      way: [parent.node, nodeOf(NODES[type], n)],
      rejected: k === 2 ? [{ node: `carrier:L${two(n % 40, 2)}`, name: texts('联通线路 L07', 'carrier line L07'), type: 'carrier_down', why: texts('联通线路 L07 在 40 分钟前已恢复，早于此告警。', 'The carrier line was back 40 min before this alarm.') }] : [],
    }))
  })
  const above = [...tree].reverse().find((node) => node.type === 'switch_unreachable') ?? tree[0]
  for (let k = 0; k < cameras; k++) {
    const node = nodeOf('cam', n, String(k + 1))
    const ended = k < row.members - row.active && !kind.unseen
    tree.push(episode(10 + k, above.episode, kind.unseen ? 'data_stale' : 'camera_offline', node, texts(`${place} ${k + 1} 号机`, `${place} camera ${k + 1}`), 1_960 + k * 2, {
      notObserved: kind.unseen || (k >= cameras - row.notObserved), way: [above.node, node], ...(ended && { ended: iso(began - 60_000), endWhy: 'cleared' }), ...(k === cameras - 1 && cameras > 20 && { residual: hex(n + 7) }),
    }))
  }
  return tree
}
