import { describe, expect, it } from 'vitest'
import type { Route, Stop } from '../src/api/dispatch'
import { barOf, clashes, type Held, isSame, moved, neighbour, pieceOf, spanAt, stepped, ticksOf } from '../src/dispatch/gantt'
import { fitted, gathered, isPlace, onPlane, planeOf, scaleBar, toScreen, zoomedAt } from '../src/dispatch/map'

const HOUR = 3_600_000
const NOW = Date.parse('2026-11-23T02:20:00Z')
const FROM = Date.parse('2026-11-23T01:00:00Z')
const at = (hours: number) => new Date(FROM + hours * HOUR).toISOString()
const span = { from: FROM, to: FROM + 8 * HOUR }
const stop = (order: string, arrive: number, start: number, end: number, rest: Partial<Stop> = {}): Stop => ({ order, kind: 'order', place: 'p', name: 'p', lat: 34, lon: 113, arrive: at(arrive), start: at(start), end: at(end), travelMinutes: 30, slackSeconds: 60, pinned: false, ...rest })
const route = (technician: string, ...stops: Stop[]): Route => ({ technician, name: technician, stops })
const held: Held = { order: 'w', from: 't1', technician: 't1', start: FROM + 4 * HOUR, millis: HOUR, at: null }
const people = ['t1', 't2', 't3']

describe('the schedule', () => {
  it('shows a little of the past and begins at a full hour', () => {
    expect(spanAt(NOW, 8, 0)).toEqual(span)
    expect(spanAt(NOW, 4, 2)).toEqual({ from: FROM + 2 * HOUR, to: FROM + 6 * HOUR })
  })

  it('draws the work and the way to it, cut at the ends', () => {
    expect(barOf(stop('a', 2, 2, 3), span)).toMatchObject({ work: { left: 0.25, width: 0.125 }, way: { left: 0.1875, width: 0.0625 }, over: false })
    expect(barOf(stop('a', -1, -1, 1), span)).toMatchObject({ work: { left: 0, width: 0.125 }, way: null })
    expect(barOf(stop('a', 9, 9, 10, { slackSeconds: -1 }), span)).toMatchObject({ work: null, way: null, over: true })
    // A wait before the place opens is no way.
    expect(barOf(stop('a', 2, 4, 5), span).way).toEqual({ left: 0.1875, width: 0.0625 })
    expect(pieceOf(span, FROM, FROM)).toBeNull()
  })

  it('has no more hours written than there is room for', () => {
    expect(ticksOf(span, 12)).toHaveLength(8)
    expect(ticksOf(span, 4)).toEqual([FROM, FROM + 2 * HOUR, FROM + 4 * HOUR, FROM + 6 * HOUR])
    expect(ticksOf({ from: FROM, to: FROM + 24 * HOUR }, 8).length).toBeLessThanOrEqual(8)
  })
})

describe('what a hand moves', () => {
  it('goes to the person under it, and only a move sideways changes the time', () => {
    expect(moved(held, people, 2, 5, 800, span, NOW)).toEqual({ ...held, technician: 't3', at: null })
    expect(moved(held, people, 1, 100, 800, span, NOW)).toEqual({ ...held, technician: 't2', at: FROM + 5 * HOUR })
    expect(moved(held, people, 9, 0, 800, span, NOW).technician).toBe('t3')
    expect(moved(held, people, -3, 0, 800, span, NOW).technician).toBe('t1')
  })

  it('begins at a round minute and never in the past', () => {
    expect(moved(held, people, 0, 101, 800, span, NOW).at).toBe(FROM + 5 * HOUR)
    expect(moved(held, people, 0, -700, 800, span, NOW).at).toBe(NOW)
  })

  it('is the same with keys', () => {
    const down = stepped(held, 'ArrowDown', people, NOW)
    expect(down).toEqual({ ...held, technician: 't2' })
    expect(stepped(down, 'ArrowUp', people, NOW)).toEqual(held)
    expect(stepped(held, 'ArrowUp', people, NOW).technician).toBe('t1')
    expect(stepped(held, 'ArrowRight', people, NOW).at).toBe(FROM + 4.25 * HOUR)
    expect(stepped({ ...held, start: NOW }, 'ArrowLeft', people, NOW).at).toBe(NOW)
    expect(stepped(held, 'x', people, NOW)).toBe(held)
  })

  it('says when nothing would change, and what is in the way', () => {
    expect([isSame(held), isSame({ ...held, technician: 't2' }), isSame({ ...held, at: NOW })]).toEqual([true, false, false])
    const fixed = route('t2', stop('x', 4, 4, 6, { pinned: true }), stop('y', 4, 4, 6), stop('w', 5, 5, 6, { pinned: true }))
    expect(clashes(fixed, { ...held, at: FROM + 5 * HOUR }).map((one) => one.order)).toEqual(['x'])
    expect([clashes(fixed, held), clashes(undefined, { ...held, at: NOW }), clashes(fixed, { ...held, at: FROM + 6 * HOUR })]).toEqual([[], [], []])
  })

  it('is found with arrow keys: along the row, and across to what lies nearest in time', () => {
    const routes = [route('t1', stop('a', 1, 1, 2), stop('b', 5, 5, 6)), route('t2'), route('t3', stop('c', 0, 0, 1), stop('d', 4, 4, 5))]
    expect(neighbour(routes, 't1', 0, 'ArrowRight')).toEqual({ technician: 't1', stop: 1 })
    expect(neighbour(routes, 't1', 1, 'ArrowRight')).toBeNull()
    expect(neighbour(routes, 't1', 1, 'ArrowDown')).toEqual({ technician: 't3', stop: 1 })
    expect(neighbour(routes, 't3', 0, 'ArrowUp')).toEqual({ technician: 't1', stop: 0 })
    expect([neighbour(routes, 't1', 0, 'ArrowUp'), neighbour(routes, 't9', 0, 'ArrowUp')]).toEqual([null, null])
  })
})

describe('the map', () => {
  const size = { width: 800, height: 400 }
  const plane = planeOf([{ lat: 34, lon: 113 }, { lat: 34.2, lon: 113.4 }])

  it('keeps the proportions of the ground', () => {
    const east = onPlane(plane, { lat: 34.1, lon: 113.3 })
    const north = onPlane(plane, { lat: 34.2, lon: 113.2 })
    // 0.1 degrees of longitude at 34.1 degrees north are 9.2 km, of latitude 11.1 km.
    expect(Math.round(east.x)).toBe(9_218)
    expect(east.y).toBeCloseTo(0)
    expect(Math.round(-north.y)).toBe(11_132)
  })

  it('shows everything at first, and a single place not from a metre above', () => {
    const view = fitted(plane, size, 40)
    for (const place of [{ lat: 34, lon: 113 }, { lat: 34.2, lon: 113.4 }]) {
      const seen = toScreen(view, onPlane(plane, place), size)
      expect(seen.x).toBeGreaterThanOrEqual(39.9)
      expect(seen.x).toBeLessThanOrEqual(760.1)
      expect(seen.y).toBeGreaterThanOrEqual(39.9)
      expect(seen.y).toBeLessThanOrEqual(360.1)
    }
    expect(fitted(planeOf([{ lat: 34, lon: 113 }]), size, 40).scale).toBeLessThan(0.5)
    expect(planeOf([]).width).toBe(2_000)
  })

  it('grows around the place under the hand', () => {
    const view = fitted(plane, size, 40)
    const place = onPlane(plane, { lat: 34.15, lon: 113.1 })
    const before = toScreen(view, place, size)
    const after = toScreen(zoomedAt(view, 2, before, size, 0), place, size)
    expect(after.x).toBeCloseTo(before.x)
    expect(after.y).toBeCloseTo(before.y)
    expect(zoomedAt(view, 0.001, before, size, view.scale / 2).scale).toBe(view.scale / 2)
  })

  it('has a bar of a round length, and one mark for what stands together', () => {
    expect(scaleBar(0.01, 120)).toEqual({ metres: 10_000, pixels: 100 })
    expect(scaleBar(0.5, 120)).toEqual({ metres: 200, pixels: 100 })
    const groups = gathered([{ lat: 34, lon: 113, id: 1 }, { lat: 34.0001, lon: 113, id: 2 }, { lat: 34.1, lon: 113, id: 3 }])
    expect(groups.map((one) => one.members.length)).toEqual([2, 1])
    expect([isPlace({ lat: null, lon: 113 }), isPlace(null), isPlace({ lat: 91, lon: 0 }), isPlace({ lat: 34, lon: 113 })]).toEqual([false, false, false, true])
  })
})
