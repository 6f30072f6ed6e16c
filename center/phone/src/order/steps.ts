import type { Act, Stage } from '../api/types'

/** What may be done with an order where it stands: the one that comes next, and the others. */
export interface Steps {
  next: Act | null
  others: Act[]
}

export interface Facts {
  /** A part is reserved for it, or it is a swap. */
  partWanted: boolean
  partTaken: boolean
  swapped: boolean
  signed: boolean
}

export function stepsOf(stage: Stage, facts: Facts): Steps {
  switch (stage) {
    case 'new':
    case 'accepted':
    case 'dispatched':
      return { next: 'take', others: ['return'] }
    case 'taken':
      return { next: 'set_out', others: ['part_take', 'arrive', 'return'] }
    case 'en_route':
      return { next: 'arrive', others: ['part_take', 'return'] }
    case 'on_site':
      return { next: 'diagnose', others: ['part_take', 'swap', 'wait_part', 'resolve', 'sign', 'return'] }
    case 'in_progress':
      return working(facts)
    case 'waiting_part':
      return { next: 'resume', others: ['part_take', 'return'] }
    case 'resolved':
      return facts.signed ? { next: null, others: ['sign', 'diagnose'] } : { next: 'sign', others: ['diagnose'] }
    case 'closed':
      return { next: facts.signed ? null : 'sign', others: [] }
    case 'cancelled':
      return { next: null, others: [] }
  }
}

function working(facts: Facts): Steps {
  const next: Act = facts.partWanted && !facts.partTaken ? 'part_take' : facts.partWanted && !facts.swapped ? 'swap' : 'resolve'
  const all: Act[] = ['resolve', 'swap', 'part_take', 'wait_part', 'sign', 'diagnose', 'return']
  return { next, others: all.filter((act) => act !== next) }
}

/** The two serial numbers of a swap: why they cannot be right, or null. */
export function swapProblem(old: string, fresh: string, usedBefore: readonly string[]): 'old' | 'new' | 'same' | 'used' | null {
  if (old.trim() === '') return 'old'
  if (fresh.trim() === '') return 'new'
  if (old.trim().toUpperCase() === fresh.trim().toUpperCase()) return 'same'
  return usedBefore.some((one) => one.toUpperCase() === fresh.trim().toUpperCase()) ? 'used' : null
}
