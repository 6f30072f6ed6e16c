import type { Leave, Shift, Technician } from '../api/stock'

export const WEEK = [1, 2, 3, 4, 5, 6, 7] as const
const TIME = /^([01]\d|2[0-4]):[0-5]\d$/

/** A shift that ends before it begins goes over midnight. */
export const isOvernight = (shift: Shift) => shift.to <= shift.from
export const isWhole = (shift: Shift) => TIME.test(shift.from) && TIME.test(shift.to) && shift.days.length > 0

/** Minutes of a day. */
const DAY = 1440
const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
export interface DutyPiece {
  /** Shares of a day. */
  left: number
  width: number
}
/** When somebody is on duty on a day of the week, as shares of it; a shift over midnight is on two days. */
export function dutyOn(shifts: readonly Shift[], day: number): DutyPiece[] {
  const yesterday = day === 1 ? 7 : day - 1
  return shifts.filter(isWhole).flatMap((shift) => {
    const [from, to] = [minutes(shift.from), minutes(shift.to)]
    const pieces: DutyPiece[] = []
    if (shift.days.includes(day)) pieces.push({ left: from / DAY, width: ((isOvernight(shift) ? DAY : to) - from) / DAY })
    if (isOvernight(shift) && shift.days.includes(yesterday) && to > 0) pieces.push({ left: 0, width: to / DAY })
    return pieces
  })
}

const DATE = /^\d{4}-\d\d-\d\d$/
export const isLeave = (one: Leave) => DATE.test(one.from) && DATE.test(one.to) && one.from <= one.to

export interface Away {
  why: 'leave' | 'shift' | 'break'
  leave: Leave | null
}
/** Why somebody is not there at a time of the center's clock, `2026-11-22 15:00:00`; null when nothing speaks against it. */
export function awayAt(one: Pick<Technician, 'shifts' | 'breaks' | 'leave'>, time: string): Away | null {
  const date = time.slice(0, 10)
  const leave = one.leave.find((each) => each.from <= date && date <= each.to)
  if (leave !== undefined) return { why: 'leave', leave }
  const day = new Date(`${date}T00:00:00Z`).getUTCDay() || 7
  const share = minutes(time.slice(11, 16)) / DAY
  const within = (shifts: readonly Shift[]) => dutyOn(shifts, day).some((piece) => piece.left <= share && share < piece.left + piece.width)
  return !within(one.shifts) ? { why: 'shift', leave: null } : within(one.breaks) ? { why: 'break', leave: null } : null
}

/** `34.0312, 113.8522` as a place; undefined when it is neither that nor empty. */
export function homeOf(text: string): Technician['home'] | undefined {
  if (text.trim() === '') return null
  const found = /^\s*(-?\d+(?:\.\d+)?)\s*[,，]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text)
  const [lat, lon] = [Number(found?.[1]), Number(found?.[2])]
  return found === null || Math.abs(lat) > 90 || Math.abs(lon) > 180 ? undefined : { lat, lon }
}
export const wordsOf = (text: string) => [...new Set(text.split(/[,，\s]+/).filter((one) => one !== ''))]

/** 138****0000: enough to know it by. */
export const masked = (phone: string) => (phone.length < 8 ? phone : phone.slice(0, 3) + '*'.repeat(phone.length - 7) + phone.slice(-4))
