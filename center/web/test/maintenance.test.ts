import { describe, expect, it } from 'vitest'
import type { MaintenanceWindow, WindowState } from '../src/api/maintenance'
import type { Me } from '../src/api/types'
import { byState, everything, lackOf, progress, stepsFor, strip } from '../src/maintenance/windows'

const HOUR = 3_600_000
const NOW = Date.parse('2026-11-22T12:00:00Z')
const at = (hours: number) => new Date(NOW + hours * HOUR).toISOString()
const make = (id: string, state: WindowState, from: number, to: number): MaintenanceWindow => ({ id, title: id, state, from: at(from), to: at(to), scope: { sites: ['A'], nodes: [], below: false }, governs: everything(), asked: { by: 'li', time: at(-30), reason: 'x' }, ruled: null, devices: 3 })
const who = (user: string, role: Me['role']): Me => ({ user, role, mustChangePassword: false })

describe('a maintenance window', () => {
  // The one who asks must never be the one who mutes the city.
  it('is ruled on by another person only', () => {
    const asked = make('a', 'asked', 1, 2)
    expect(stepsFor(asked, who('wang', 'engineer'))).toEqual(['approve', 'decline'])
    expect(stepsFor(asked, who('li', 'administrator'))).toEqual(['end'])
    expect(stepsFor(asked, who('zhao', 'operator'))).toEqual([])
    expect(stepsFor(make('r', 'running', -1, 2), who('zhao', 'operator'))).toEqual(['end'])
    expect([stepsFor(make('r', 'running', -1, 2), who('v', 'viewer')), stepsFor(make('e', 'ended', -3, -2), who('wang', 'engineer')), stepsFor(asked, null)]).toEqual([[], [], []])
  })

  it('stands first when it runs, then when it waits; the past newest first', () => {
    const all = [make('old', 'ended', -50, -49), make('new', 'ended', -5, -4), make('later', 'approved', 30, 31), make('sooner', 'approved', 3, 4), make('asked', 'asked', 60, 61), make('runs', 'running', -1, 1)]
    expect(all.sort(byState).map((one) => one.id)).toEqual(['runs', 'asked', 'sooner', 'later', 'new', 'old'])
  })

  it('is not asked for while something is missing', () => {
    const wish = { title: 'x', from: at(1), to: at(2), scope: { sites: ['A'], nodes: [], below: false }, governs: everything(), reason: 'y' }
    expect(lackOf(wish)).toBeNull()
    expect(lackOf({ ...wish, title: ' ' })).toBe('work.lackTitle')
    expect([lackOf({ ...wish, to: at(1) }), lackOf({ ...wish, from: '' })]).toEqual(['work.lackWindow', 'work.lackWindow'])
    expect(lackOf({ ...wish, scope: { sites: [], nodes: [], below: true } })).toBe('work.lackScope')
    expect(lackOf({ ...wish, governs: { alarms: false, notifications: false, clocks: false, rate: false, reports: false } })).toBe('work.lackGoverns')
    expect(lackOf({ ...wish, reason: '' })).toBe('field.needReason')
  })

  it('knows how much of it is over', () => {
    expect([progress(make('a', 'running', -1, 3), NOW), progress(make('a', 'asked', 1, 3), NOW), progress(make('a', 'ended', -3, -1), NOW), progress(make('a', 'running', 1, 1), NOW)]).toEqual([0.25, 0, 1, 1])
  })

  it('is a bar of the week, cut at its ends; what is over or declined is none', () => {
    const week = strip([make('cut', 'running', -20, 6), make('inside', 'asked', 18, 42), make('far', 'approved', 400, 410), make('over', 'ended', -2, -1), make('no', 'declined', 5, 6)], NOW, 2)
    expect(week.bars.map((one) => one.id)).toEqual(['cut', 'inside'])
    expect(week.bars[0]).toMatchObject({ left: 0, width: 0.25 })
    expect(week.bars[1]).toMatchObject({ left: 0.5, width: 0.5 })
  })
})
