import { describe, expect, it } from 'vitest'
import type { ReachItem } from '../src/api/field'
import { reachSums } from '../src/field/reach'
import { first, LEAST_SCALE, MOST_SCALE, showing, whole, zoomed } from '../src/field/view'

const pane = { width: 800, height: 600 }

describe('the view of a plan', () => {
  it('shows a small drawing whole, in the middle and no larger than it is', () => {
    expect(whole({ width: 400, height: 200 }, pane)).toEqual({ scale: 1, x: 200, y: 200 })
    expect(whole({ width: 1504, height: 200 }, pane).scale).toBe(0.5)
  })

  // On a phone a hundred boxes side by side would be specks.
  it('begins at what matters when the whole could not be read', () => {
    const view = first({ width: 8000, height: 400 }, pane, { x: 5000, y: 0 })
    expect(view.scale).toBeGreaterThanOrEqual(0.55)
    expect(view.x + 5000 * view.scale).toBeCloseTo(400)
    expect(first({ width: 700, height: 400 }, pane, { x: 1, y: 1 })).toEqual(whole({ width: 700, height: 400 }, pane))
  })

  it('keeps the point under the pointer, within its bounds', () => {
    const view = zoomed({ x: 10, y: 20, scale: 1 }, 2, { x: 110, y: 220 })
    expect([(110 - view.x) / view.scale, (220 - view.y) / view.scale]).toEqual([100, 200])
    expect([zoomed(view, 1000, { x: 0, y: 0 }).scale, zoomed(view, 1e-9, { x: 0, y: 0 }).scale]).toEqual([MOST_SCALE, LEAST_SCALE])
  })

  it('moves no further than a box needs to be seen', () => {
    const view = { x: 0, y: 0, scale: 1 }
    expect(showing(view, { x: 100, y: 100, width: 50, height: 50 }, pane)).toEqual(view)
    expect(showing(view, { x: 900, y: -100, width: 50, height: 50 }, pane)).toEqual({ scale: 1, x: -174, y: 124 })
  })
})

describe('what hangs on a thing', () => {
  it('is summed by state, type and site', () => {
    const item = (type: string, state: ReachItem['state'], site: string | null): ReachItem => ({ node: type + site, name: '', type, site, relation: 'POWERS', hops: 1, way: [], state })
    const sums = reachSums([item('camera', 'down', 'a'), item('camera', 'not-observed', 'b'), item('switch', 'down', 'a'), item('feeder', 'unknown', null)])
    expect(sums).toEqual({ states: { down: 2, 'not-observed': 1, unknown: 1, up: 0 }, types: [{ type: 'camera', count: 2 }, { type: 'feeder', count: 1 }, { type: 'switch', count: 1 }], sites: 2 })
  })
})
