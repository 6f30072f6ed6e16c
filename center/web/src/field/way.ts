import type { IncidentWay } from '../api/field'
import type { Line } from './fold'

/** The nodes of an incident's explanation, and the steps of its ways; a step is the same in either direction. */
export interface Lit {
  nodes: Set<string>
  steps: Set<string>
}

export function step(one: string, other: string): string {
  return one < other ? `${one}\n${other}` : `${other}\n${one}`
}

export function litBy(found: Pick<IncidentWay, 'incident' | 'tree'>): Lit {
  const lit: Lit = { nodes: new Set([found.incident.root.node]), steps: new Set() }
  for (const member of found.tree) {
    lit.nodes.add(member.node)
    member.way.forEach((node, at) => {
      lit.nodes.add(node)
      const before = member.way[at - 1]
      if (before !== undefined) lit.steps.add(step(before, node))
    })
  }
  return lit
}

/** The lines between boxes that stand for a step of the explanation. */
export function litLines(lit: Lit, lines: readonly Line[], boxOf: ReadonlyMap<string, string>): Set<string> {
  const pairs = new Set([...lit.steps].map((pair) => {
    const [one = '', other = ''] = pair.split('\n')
    return step(boxOf.get(one) ?? one, boxOf.get(other) ?? other)
  }))
  return new Set(lines.filter((line) => line.from !== line.to && pairs.has(step(line.from, line.to))).map((line) => line.id))
}
