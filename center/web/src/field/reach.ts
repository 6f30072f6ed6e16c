import type { NodeState, ReachItem } from '../api/field'

export interface ReachSums {
  states: Record<NodeState, number>
  /** Most first. */
  types: { type: string; count: number }[]
  sites: number
}

/** What a list of things that a node reaches comes to. */
export function reachSums(items: readonly ReachItem[]): ReachSums {
  const states: Record<NodeState, number> = { down: 0, 'not-observed': 0, unknown: 0, up: 0 }
  const types = new Map<string, number>()
  for (const one of items) {
    states[one.state]++
    types.set(one.type, (types.get(one.type) ?? 0) + 1)
  }
  return { states, types: [...types].map(([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1)), sites: new Set(items.map((one) => one.site ?? '').filter((site) => site !== '')).size }
}
