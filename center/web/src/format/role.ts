import type { Role } from '../api/types'

const RANK: Role[] = ['viewer', 'operator', 'engineer', 'administrator']

/** True when this role may do what asks for that one. */
export function covers(role: Role | undefined, needed: Role): boolean {
  return role !== undefined && RANK.indexOf(role) >= RANK.indexOf(needed)
}
