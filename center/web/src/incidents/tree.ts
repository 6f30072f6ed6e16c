import type { Member } from '../api/incidents'

/** How many there are below, and how they are. What is not observed is neither active nor over. */
export interface TreeCounts {
  all: number
  active: number
  ended: number
  notObserved: number
}

export interface Branch {
  kind: 'member'
  key: string
  member: Member
  below: Twig[]
  /** Of all below it, without itself. */
  counts: TreeCounts
}

/** Many of one type below the same cause, e.g. sixty cameras. */
export interface Bundle {
  kind: 'bundle'
  key: string
  type: string
  first: Member
  branches: Branch[]
  counts: TreeCounts
}
export type Twig = Branch | Bundle

/** More than so many of one type below one cause are bundled. */
export const BUNDLE_ABOVE = 4

const none = (): TreeCounts => ({ all: 0, active: 0, ended: 0, notObserved: 0 })
function addTo(sum: TreeCounts, more: TreeCounts): void {
  for (const key of ['all', 'active', 'ended', 'notObserved'] as const) sum[key] += more[key]
}

/** How a member is; not observed says more than that its last word was a raise. */
export function memberState(member: Member): 'active' | 'ended' | 'not-observed' {
  return member.ended !== null ? 'ended' : member.notObserved ? 'not-observed' : 'active'
}

function countOf(member: Member): TreeCounts {
  const state = memberState(member)
  return { all: 1, active: state === 'active' ? 1 : 0, ended: state === 'ended' ? 1 : 0, notObserved: state === 'not-observed' ? 1 : 0 }
}

/** In a bundle those that need somebody come first. */
const RANK = { active: 0, 'not-observed': 1, ended: 2 }

/** The first raised first: so a story is read. */
function byTime(a: Member, b: Member): number {
  return Date.parse(a.raised) - Date.parse(b.raised) || a.episode.localeCompare(b.episode, undefined, { numeric: true })
}

/**
 * The tree of what hangs on what, many of one type bundled. A member whose cause is not in the list (left out, or it was
 * split off) stands beside the root; a circle, which the center does not make, ends where it closes.
 */
export function treeOf(members: readonly Member[], bundleAbove = BUNDLE_ABOVE): Twig[] {
  const known = new Set(members.map((one) => one.episode))
  const children = new Map<string, Member[]>()
  const tops: Member[] = []
  for (const member of members) {
    const parent = member.parent !== null && member.parent !== member.episode && known.has(member.parent) ? member.parent : null
    if (parent === null) tops.push(member)
    else children.set(parent, [...(children.get(parent) ?? []), member])
  }
  const placed = new Set<string>()
  const branch = (member: Member): Branch => {
    placed.add(member.episode)
    const below = (children.get(member.episode) ?? []).filter((one) => !placed.has(one.episode)).sort(byTime)
    const branches = below.map(branch)
    const counts = none()
    for (const one of branches) {
      addTo(counts, one.counts)
      addTo(counts, countOf(one.member))
    }
    return { kind: 'member', key: member.episode, member, below: bundled(branches, member.episode, bundleAbove), counts }
  }
  const forest = tops.map(branch)
  // A circle has no top: it begins at its earliest.
  for (const member of [...members].sort(byTime)) if (!placed.has(member.episode)) forest.push(branch(member))
  const [root, ...others] = forest
  return root === undefined ? [] : [root, ...bundled(others, 'beside', bundleAbove)]
}

function bundled(branches: readonly Branch[], key: string, above: number): Twig[] {
  const byType = new Map<string, Branch[]>()
  for (const one of branches) {
    const leaf = one.below.length === 0 ? one.member.type : `${one.member.type} ${one.key}`
    byType.set(leaf, [...(byType.get(leaf) ?? []), one])
  }
  return [...byType.values()].flatMap((same): Twig[] => {
    const first = same[0]
    if (same.length <= above || first === undefined) return same
    const counts = none()
    for (const one of same) addTo(counts, countOf(one.member))
    return [{ kind: 'bundle', key: `${key}/${first.member.type}`, type: first.member.type, first: first.member, branches: [...same].sort((a, b) => RANK[memberState(a.member)] - RANK[memberState(b.member)]), counts }]
  })
}
