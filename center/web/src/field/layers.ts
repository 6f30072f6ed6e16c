// Draws a graph in layers, what bears above what hangs on it (Sugiyama, Tagawa, Toda 1981): layers by the longest way,
// order by barycenters, places by least squares with a smallest distance. Pure and deterministic.

export interface Joined {
  id: string
  from: string
  to: string
}
export interface Measures {
  width: number
  height: number
  gapX: number
  gapY: number
  /** What is joined to nothing stands below in rows of so many. */
  perRow: number
}
export interface Place {
  x: number
  y: number
  layer: number
}
export interface Drawn {
  /** Upper left corners. */
  places: Map<string, Place>
  /** From the lower edge of the upper box to the upper edge of the lower one, through the layers between. */
  ways: Map<string, { x: number; y: number }[]>
  width: number
  height: number
  /** Where the rows of what is joined to nothing begin; null when all is joined. */
  looseFrom: number | null
}

const SWEEPS = 8

/** Edges without those that would close a circle; a circle is drawn by turning its last edge round. */
function withoutCircles(ids: readonly string[], edges: readonly Joined[]): Joined[] {
  const next = new Map<string, Joined[]>()
  for (const edge of edges) next.set(edge.from, [...(next.get(edge.from) ?? []), edge])
  const state = new Map<string, 'open' | 'done'>()
  const straight: Joined[] = []
  for (const start of ids) {
    const walk: { id: string; at: number }[] = state.has(start) ? [] : [{ id: start, at: 0 }]
    if (walk.length > 0) state.set(start, 'open')
    for (let top = walk.at(-1); top !== undefined; top = walk.at(-1)) {
      const edge = next.get(top.id)?.[top.at++]
      if (edge === undefined) {
        state.set(top.id, 'done')
        walk.pop()
      } else if (state.get(edge.to) === 'open') {
        if (edge.from !== edge.to) straight.push({ id: edge.id, from: edge.to, to: edge.from })
      } else {
        straight.push(edge)
        if (!state.has(edge.to)) {
          state.set(edge.to, 'open')
          walk.push({ id: edge.to, at: 0 })
        }
      }
    }
  }
  return straight
}

/** How deep each node lies: as deep as the longest way to it; what nothing bears, just above what hangs on it. */
export function depths(ids: readonly string[], edges: readonly Joined[]): Map<string, number> {
  const straight = withoutCircles(ids, edges)
  const open = new Map(ids.map((id) => [id, 0]))
  for (const edge of straight) open.set(edge.to, (open.get(edge.to) ?? 0) + 1)
  const borne = new Map(open)
  const below = new Map<string, string[]>()
  for (const edge of straight) below.set(edge.from, [...(below.get(edge.from) ?? []), edge.to])
  const depth = new Map(ids.map((id) => [id, 0]))
  const ready = ids.filter((id) => open.get(id) === 0)
  for (let at = 0; at < ready.length; at++) {
    const id = ready[at] as string
    for (const lower of below.get(id) ?? []) {
      depth.set(lower, Math.max(depth.get(lower) ?? 0, (depth.get(id) ?? 0) + 1))
      open.set(lower, (open.get(lower) ?? 0) - 1)
      if (open.get(lower) === 0) ready.push(lower)
    }
  }
  for (const id of ids) {
    const lower = below.get(id)
    if (borne.get(id) === 0 && lower !== undefined) depth.set(id, Math.min(...lower.map((one) => depth.get(one) ?? 0)) - 1)
  }
  return depth
}

/** Places nearest to those wished for (least squares) that keep the order and the distance: pool adjacent violators. */
export function spread(wished: readonly number[], distance: number): number[] {
  const pools: { sum: number; count: number }[] = []
  wished.forEach((wish, at) => {
    let pool = { sum: wish - at * distance, count: 1 }
    for (let last = pools.at(-1); last !== undefined && last.sum / last.count > pool.sum / pool.count; last = pools.at(-1)) {
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count }
      pools.pop()
    }
    pools.push(pool)
  })
  const placed: number[] = []
  for (const pool of pools) for (let i = 0; i < pool.count; i++) placed.push(pool.sum / pool.count + placed.length * distance)
  return placed
}

interface Net {
  layers: string[][]
  up: Map<string, string[]>
  down: Map<string, string[]>
  /** Of each edge: its ends with the stand-ins between, from above. */
  chains: Map<string, string[]>
}

function net(ids: readonly string[], edges: readonly Joined[], depth: ReadonlyMap<string, number>): Net {
  const layers: string[][] = Array.from({ length: Math.max(0, ...depth.values()) + 1 }, () => [])
  const made: Net = { layers, up: new Map(), down: new Map(), chains: new Map() }
  const put = (map: Map<string, string[]>, key: string, value: string) => map.set(key, [...(map.get(key) ?? []), value])
  for (const id of ids) layers[depth.get(id) ?? 0]?.push(id)
  for (const edge of edges) {
    const turned = (depth.get(edge.from) ?? 0) > (depth.get(edge.to) ?? 0)
    const [upper, lower] = turned ? [edge.to, edge.from] : [edge.from, edge.to]
    const chain = [upper]
    for (let at = (depth.get(upper) ?? 0) + 1; at < (depth.get(lower) ?? 0); at++) {
      const between = `between ${edge.id} ${at}`
      layers[at]?.push(between)
      chain.push(between)
    }
    chain.push(lower)
    for (let i = 1; i < chain.length; i++) {
      put(made.down, chain[i - 1] as string, chain[i] as string)
      put(made.up, chain[i] as string, chain[i - 1] as string)
    }
    made.chains.set(edge.id, turned ? chain.reverse() : chain)
  }
  return made
}

const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length

/** Orders each layer by where its neighbours stand, down and up in turn. */
function order({ layers, up, down }: Net): void {
  const place = new Map<string, number>()
  const number = (layer: readonly string[]) => layer.forEach((id, at) => place.set(id, at))
  layers.forEach(number)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const near = sweep % 2 === 0 ? up : down
    for (const layer of sweep % 2 === 0 ? layers : [...layers].reverse()) {
      const key = new Map(layer.map((id) => [id, near.has(id) ? mean((near.get(id) ?? []).map((one) => place.get(one) ?? 0)) : (place.get(id) ?? 0)]))
      layer.sort((a, b) => (key.get(a) ?? 0) - (key.get(b) ?? 0) || (place.get(a) ?? 0) - (place.get(b) ?? 0))
      number(layer)
    }
  }
}

/** Middles of all nodes and stand-ins, the smallest at 0. */
function middles({ layers, up, down }: Net, distance: number): Map<string, number> {
  const x = new Map<string, number>()
  for (const layer of layers) layer.forEach((id, at) => x.set(id, (at - (layer.length - 1) / 2) * distance))
  for (let sweep = 0; sweep < SWEEPS * 2; sweep++) {
    for (const layer of sweep % 2 === 0 ? layers : [...layers].reverse()) {
      const near = sweep >= SWEEPS * 2 - 2 ? [up, down] : [sweep % 2 === 0 ? up : down]
      const wished = layer.map((id) => {
        const others = near.flatMap((map) => map.get(id) ?? []).map((one) => x.get(one) ?? 0)
        return others.length === 0 ? (x.get(id) ?? 0) : mean(others)
      })
      spread(wished, distance).forEach((value, at) => x.set(layer[at] as string, value))
    }
  }
  const least = [...x.values()].reduce((least, one) => Math.min(least, one), Infinity)
  return new Map([...x].map(([id, value]) => [id, value - least]))
}

/** Where each box stands and how each line goes. Ids that no line names stand in rows below. */
export function draw(ids: readonly string[], edges: readonly Joined[], size: Measures): Drawn {
  const own = edges.filter((one) => one.from !== one.to)
  const joined = new Set(own.flatMap((one) => [one.from, one.to]))
  const tied = ids.filter((id) => joined.has(id))
  const loose = ids.filter((id) => !joined.has(id))
  const depth = depths(tied, own)
  const made = net(tied, own, depth)
  order(made)
  const x = middles(made, size.width + size.gapX)
  const step = size.height + size.gapY
  const places = new Map<string, Place>()
  for (const id of tied) places.set(id, { x: x.get(id) ?? 0, y: (depth.get(id) ?? 0) * step, layer: depth.get(id) ?? 0 })
  const ways = new Map<string, { x: number; y: number }[]>()
  for (const [id, chain] of made.chains) {
    const first = depth.get(chain[0] as string) ?? 0
    const falls = first <= (depth.get(chain.at(-1) as string) ?? 0)
    ways.set(id, chain.map((one, at) => {
      const y = (falls ? first + at : first - at) * step
      const end = at === 0 ? size.height : at === chain.length - 1 ? 0 : size.height / 2
      return { x: (x.get(one) ?? 0) + size.width / 2, y: y + (falls ? end : size.height - end) }
    }))
  }
  const rows = tied.length === 0 ? 0 : made.layers.length
  loose.forEach((id, at) => places.set(id, { x: (at % size.perRow) * (size.width + size.gapX), y: rows * step + Math.floor(at / size.perRow) * (size.height + size.gapX), layer: rows }))
  const all = [...places.values()]
  return {
    places, ways, looseFrom: loose.length === 0 ? null : rows * step,
    width: all.length === 0 ? 0 : Math.max(...all.map((one) => one.x)) + size.width,
    height: all.length === 0 ? 0 : Math.max(...all.map((one) => one.y)) + size.height,
  }
}

/** The path of an SVG line that leaves and arrives upright. */
export function pathOf(points: readonly { x: number; y: number }[]): string {
  return points.map((point, at) => {
    const before = points[at - 1]
    if (before === undefined) return `M${point.x.toFixed(1)} ${point.y.toFixed(1)}`
    const bend = (point.y - before.y) / 2
    return `C${before.x.toFixed(1)} ${(before.y + bend).toFixed(1)} ${point.x.toFixed(1)} ${(point.y - bend).toFixed(1)} ${point.x.toFixed(1)} ${point.y.toFixed(1)}`
  }).join('')
}
