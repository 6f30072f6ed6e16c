import type { Act, Fields, Stage, Texts } from '../api/types'
import type { Mark } from '../clock/steady'
import { all, change } from '../store/db'
import { newId } from './ids'

/** What a deed has become. A conflict or a refusal stays in sight until its maker has read it. */
export type Outcome = 'waiting' | 'done' | 'conflict' | 'refused'

/** Something the technician did, written down when it was done. Only `outcome` and what follows ever changes. */
export interface Deed {
  /** The order in which things were done on this phone. */
  seq: number
  id: string
  by: string
  order: string
  act: Act
  fields: Fields
  /** The phone's clock, right or wrong. */
  phoneTime: string
  /** Where the steady counter stood. */
  mark: Mark
  /** As far as the phone knew: for reading, never sent. */
  about: string
  outcome: Outcome
  why: Texts | null
  stage: Stage | null
  read: boolean
}

/** So many may wait; more would be a phone that never meets a center. */
export const MOST_WAITING = 5_000
/** So many that were done are kept for reading. */
export const MOST_DONE = 1_000

export type NewDeed = Pick<Deed, 'by' | 'order' | 'act' | 'fields' | 'phoneTime' | 'mark' | 'about'>

/** Writes a deed down; when this is done it is safe on the phone. Throws when too many wait. */
export async function keep(made: NewDeed, waiting: number): Promise<Deed> {
  if (waiting >= MOST_WAITING) throw new Error(`${MOST_WAITING} deeds wait to be sent; meet the center first`)
  // Fields come from forms whose values may be wrapped; what is stored is plain.
  const fields = JSON.parse(JSON.stringify(made.fields)) as Fields
  const deed: Omit<Deed, 'seq'> = { ...made, fields, id: newId(), outcome: 'waiting', why: null, stage: null, read: true }
  const request = await change(['deeds'], (of) => of('deeds').add(deed))
  return { ...deed, seq: request.result as number }
}

export function deeds(): Promise<Deed[]> {
  return all<Deed>('deeds')
}

/** Those that wait to be sent, in the order in which they were done. Another person's wait until that person is back. */
export function waitingOf(list: readonly Deed[], by: string): Deed[] {
  return list.filter((deed) => deed.outcome === 'waiting' && deed.by === by).sort((a, b) => a.seq - b.seq)
}

/** Those whose outcome somebody must read. */
export function unread(list: readonly Deed[]): Deed[] {
  return list.filter((deed) => !deed.read)
}

/** Writes down what became of some, all or nothing. */
export async function settle(settled: readonly Deed[]): Promise<void> {
  await change(['deeds'], (of) => settled.forEach((deed) => void of('deeds').put({ ...deed })))
}

/** Marks an outcome as read. */
export async function markRead(deed: Deed): Promise<void> {
  await settle([{ ...deed, read: true }])
}

/** Forgets the oldest of those that are done and read; nothing that waits or was not read is ever forgotten. */
export async function forgetOld(list: readonly Deed[]): Promise<void> {
  const over = list.filter((deed) => deed.outcome !== 'waiting' && deed.read).sort((a, b) => b.seq - a.seq).slice(MOST_DONE)
  if (over.length > 0) await change(['deeds'], (of) => over.forEach((deed) => void of('deeds').delete(deed.seq)))
}
