import type { FieldEdge, FieldNode, NodeState, Relation } from '../api/field'

export const RELATIONS: readonly Relation[] = ['POWERS', 'CARRIES', 'CONTAINS', 'REPORTS_VIA']
/** Worst first: what is down is known to be bad, what is not observed may be. */
export const NODE_STATES: readonly NodeState[] = ['down', 'not-observed', 'unknown', 'up']
/** From so many leaves of one type under the same parents on they are one box. */
export const FOLD_AT = 6

/** What is drawn as one box: a node, or many leaves of one type that hang on the same. */
export interface Box {
  id: string
  /** One for a node. */
  members: FieldNode[]
  folded: boolean
  type: string
  state: NodeState
  counts: Record<NodeState, number>
  root: boolean
}

export interface Line {
  id: string
  from: string
  to: string
  relation: Relation
  /** How many edges it stands for. */
  count: number
}

export interface Folded {
  boxes: Box[]
  lines: Line[]
  /** Box of each node. */
  boxOf: Map<string, string>
}

export interface Wish {
  relations: ReadonlySet<Relation>
  /** Ids of folded boxes that were opened. */
  open: ReadonlySet<string>
  /** Nodes that stay boxes of their own: the one that is looked at, roots. */
  apart: ReadonlySet<string>
}

function worst(states: Iterable<NodeState>): NodeState {
  const all = new Set(states)
  return NODE_STATES.find((one) => all.has(one)) ?? 'unknown'
}

function boxOfNodes(id: string, members: FieldNode[], folded: boolean): Box {
  const counts: Record<NodeState, number> = { down: 0, 'not-observed': 0, unknown: 0, up: 0 }
  for (const one of members) counts[one.state]++
  return { id, members, folded, type: members[0]?.type ?? '', state: worst(members.map((one) => one.state)), counts, root: members.some((one) => one.root) }
}

/** A node that an edge names and the answer does not hold: it is drawn all the same, nothing else is known of it. */
function ghost(id: string): FieldNode {
  return { id, name: id, type: '', site: null, state: 'unknown', incident: null, root: false }
}

/** The edges that hold at an instant and are wanted. */
export function holding(edges: readonly FieldEdge[], relations: ReadonlySet<Relation>, nowMillis: number): FieldEdge[] {
  return edges.filter((one) => relations.has(one.relation) && (one.since === null || Date.parse(one.since) <= nowMillis) && (one.until === null || Date.parse(one.until) > nowMillis))
}

/** Boxes and lines of a drawing. Leaves of one type under the very same parents fold into one box. */
export function fold(nodes: readonly FieldNode[], edges: readonly FieldEdge[], wish: Wish): Folded {
  const known = new Map(nodes.map((one) => [one.id, one]))
  for (const edge of edges) for (const id of [edge.from, edge.to]) if (!known.has(id)) known.set(id, ghost(id))
  const bears = new Set(edges.map((one) => one.from))
  const above = new Map<string, Set<string>>()
  for (const edge of edges) above.set(edge.to, (above.get(edge.to) ?? new Set()).add(`${edge.relation} ${edge.from}`))
  const groups = new Map<string, FieldNode[]>()
  for (const node of [...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const key = bears.has(node.id) || node.root || wish.apart.has(node.id) ? node.id : `fold:${node.type}:${[...(above.get(node.id) ?? [])].sort().join(',')}`
    groups.set(key, [...(groups.get(key) ?? []), node])
  }
  const boxes: Box[] = []
  const boxOf = new Map<string, string>()
  for (const [key, members] of groups) {
    const one = key.startsWith('fold:') && members.length >= FOLD_AT && !wish.open.has(key)
    for (const box of one ? [boxOfNodes(key, members, true)] : members.map((node) => boxOfNodes(node.id, [node], false))) {
      boxes.push(box)
      for (const node of box.members) boxOf.set(node.id, box.id)
    }
  }
  return { boxes, lines: linesOf(edges, boxOf), boxOf }
}

function linesOf(edges: readonly FieldEdge[], boxOf: ReadonlyMap<string, string>): Line[] {
  const lines = new Map<string, Line>()
  for (const edge of edges) {
    const from = boxOf.get(edge.from) ?? edge.from
    const to = boxOf.get(edge.to) ?? edge.to
    const id = `${edge.relation} ${from} ${to}`
    const line = lines.get(id) ?? { id, from, to, relation: edge.relation, count: 0 }
    line.count++
    lines.set(id, line)
  }
  return [...lines.values()]
}

/** The id of the box into which leaves like this one fold when they are many; used to close what was opened. */
export function foldKeyOf(node: FieldNode, edges: readonly FieldEdge[]): string {
  const parents = [...new Set(edges.filter((one) => one.to === node.id).map((one) => `${one.relation} ${one.from}`))].sort()
  return `fold:${node.type}:${parents.join(',')}`
}
