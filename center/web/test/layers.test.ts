import { describe, expect, it } from 'vitest'
import type { FieldEdge, FieldNode, NodeState, Relation } from '../src/api/field'
import { FOLD_AT, fold, foldKeyOf, holding } from '../src/field/fold'
import { depths, draw, pathOf, spread } from '../src/field/layers'
import { litBy, litLines } from '../src/field/way'

const size = { width: 100, height: 40, gapX: 20, gapY: 60, perRow: 4 }
const node = (id: string, type: string, state: NodeState = 'up', root = false): FieldNode => ({ id, name: id, type, site: 'A', state, incident: null, root })
const edge = (from: string, to: string, relation: Relation = 'POWERS'): FieldEdge => ({ id: `${relation}:${from}:${to}`, from, to, relation, since: '2026-01-01T00:00:00Z', until: null })
const cameras = (count: number, state: (at: number) => NodeState = () => 'up') => Array.from({ length: count }, (_, at) => node(`cam${String(at).padStart(2, '0')}`, 'camera', state(at)))
const joined = (...pairs: [string, string][]) => pairs.map(([from, to]) => ({ id: `${from}>${to}`, from, to }))
const plain = { relations: new Set<Relation>(['POWERS', 'CARRIES']), open: new Set<string>(), apart: new Set<string>() }

describe('layers', () => {
  it('lie as deep as the longest way', () => {
    expect(Object.fromEntries(depths(['f', 'm', 'u', 's'], joined(['f', 'm'], ['m', 'u'], ['u', 's'], ['m', 's'])))).toEqual({ f: 0, m: 1, u: 2, s: 3 })
  })

  // Otherwise a carrier line would stand at the top, beside the feeder, and its line run through everything.
  it('put what nothing bears just above what hangs on it', () => {
    expect(depths(['f', 'm', 'u', 's', 'line'], joined(['f', 'm'], ['m', 'u'], ['u', 's'], ['line', 's'])).get('line')).toBe(2)
  })

  it('draw a circle and an edge to itself all the same', () => {
    const drawn = draw(['a', 'b', 'c'], joined(['a', 'b'], ['b', 'c'], ['c', 'a'], ['a', 'a']), size)
    expect([...drawn.places.values()].map((one) => one.layer)).toEqual([0, 1, 2])
    expect(drawn.ways.get('c>a')?.at(-1)).toEqual({ x: (drawn.places.get('a')?.x ?? NaN) + 50, y: 40 })
  })

  it('keep boxes of one layer apart and stand the parent over the middle of its children', () => {
    const drawn = draw(['p', 'a', 'b', 'c'], joined(['p', 'a'], ['p', 'b'], ['p', 'c']), size)
    const xs = ['a', 'b', 'c'].map((id) => drawn.places.get(id)?.x ?? NaN)
    expect(xs).toEqual([0, 120, 240])
    expect(drawn.places.get('p')).toEqual({ x: 120, y: 0, layer: 0 })
    expect([drawn.width, drawn.height, drawn.looseFrom]).toEqual([340, 140, null])
  })

  it('cross no lines where none need to cross', () => {
    const drawn = draw(['p', 'q', 'a', 'b'], joined(['p', 'b'], ['q', 'a']), size)
    const x = (id: string) => drawn.places.get(id)?.x ?? NaN
    expect(Math.sign(x('p') - x('q'))).toBe(Math.sign(x('b') - x('a')))
  })

  it('stand what is joined to nothing in rows below', () => {
    const drawn = draw(['a', 'b', 'x1', 'x2', 'x3', 'x4', 'x5'], joined(['a', 'b']), size)
    expect(drawn.looseFrom).toBe(200)
    expect(drawn.places.get('x5')).toEqual({ x: 0, y: 260, layer: 2 })
  })

  it('are the same whatever came first', () => {
    const ids = ['f', 'm', 'u', 's', 'line', 'c1', 'c2']
    const edges = joined(['f', 'm'], ['m', 'u'], ['u', 's'], ['line', 's'], ['s', 'c1'], ['s', 'c2'])
    const levels = (all: typeof edges) => ids.map((id) => draw(ids, all, size).places.get(id)?.layer)
    expect(levels(edges)).toEqual([0, 1, 2, 3, 2, 4, 4])
    expect(levels([...edges].reverse())).toEqual(levels(edges))
  })

  it('spread by least squares', () => {
    expect(spread([0, 0, 0], 10)).toEqual([-10, 0, 10])
    expect(spread([0, 100], 10)).toEqual([0, 100])
    expect(spread([50, 0], 10)).toEqual([20, 30])
    expect(spread([], 10)).toEqual([])
  })

  it('draw nothing of nothing, and two thousand boxes without end', () => {
    expect(draw([], [], size)).toMatchObject({ width: 0, height: 0, looseFrom: null })
    const ids = Array.from({ length: 2000 }, (_, at) => `n${at}`)
    const drawn = draw(ids, ids.slice(1).map((id, at) => ({ id, from: `n${Math.floor(at / 3)}`, to: id })), size)
    expect(drawn.places.size).toBe(2000)
    expect(pathOf(drawn.ways.get('n1999') ?? [])).toMatch(/^M[\d.]+ [\d.]+C/)
  })
})

describe('folding', () => {
  const sixty = cameras(60, (at) => (at < 58 ? 'down' : 'not-observed'))
  const nodes = [node('sw', 'switch', 'down'), ...sixty]
  const edges = sixty.map((one) => edge('sw', one.id, 'CARRIES'))

  it('makes sixty cameras of one switch one box with its counts and its worst state', () => {
    const { boxes, lines, boxOf } = fold(nodes, edges, plain)
    expect(boxes.map((one) => [one.id, one.folded, one.members.length])).toEqual([['fold:camera:CARRIES sw', true, 60], ['sw', false, 1]])
    expect(boxes[0]?.counts).toEqual({ down: 58, 'not-observed': 2, unknown: 0, up: 0 })
    expect(boxes[0]?.state).toBe('down')
    expect(lines).toEqual([{ id: 'CARRIES sw fold:camera:CARRIES sw', from: 'sw', to: 'fold:camera:CARRIES sw', relation: 'CARRIES', count: 60 }])
    expect(boxOf.get('cam07')).toBe('fold:camera:CARRIES sw')
  })

  it('leaves out who is looked at and who is a root, and opens what was opened', () => {
    const apart = fold(nodes, edges, { ...plain, apart: new Set(['cam07']) })
    expect(apart.boxes.map((one) => one.members.length).sort()).toEqual([1, 1, 59])
    const rooted = fold([...nodes.slice(0, 1), ...sixty.map((one, at) => ({ ...one, root: at === 3 }))], edges, plain)
    expect(rooted.boxes.find((one) => one.root)?.id).toBe('cam03')
    const opened = fold(nodes, edges, { ...plain, open: new Set([foldKeyOf(sixty[0] as FieldNode, edges)]) })
    expect(opened.boxes).toHaveLength(61)
  })

  it('does not fold few, nor what bears something, nor what hangs on different things', () => {
    const few = cameras(FOLD_AT - 1)
    expect(fold([node('sw', 'switch'), ...few], few.map((one) => edge('sw', one.id)), plain).boxes).toHaveLength(FOLD_AT)
    const eight = cameras(8)
    const apart = fold([node('s1', 'switch'), node('s2', 'switch'), ...eight], eight.map((one, at) => edge(at % 2 === 0 ? 's1' : 's2', one.id)), plain)
    expect(apart.boxes).toHaveLength(10)
  })

  it('draws an end that is not in the answer as unknown', () => {
    expect(fold([node('m', 'mains')], [edge('feeder:F07', 'm')], plain).boxes.find((one) => one.id === 'feeder:F07')?.state).toBe('unknown')
  })

  it('takes the wanted edges that hold now', () => {
    const now = Date.parse('2026-06-01T00:00:00Z')
    const ended = { ...edge('a', 'b'), until: '2026-05-31T00:00:00Z' }
    const coming = { ...edge('a', 'c'), since: '2026-06-02T00:00:00Z' }
    expect(holding([ended, coming, edge('a', 'd'), edge('a', 'e', 'CONTAINS')], plain.relations, now).map((one) => one.to)).toEqual(['d'])
  })

  it('lights the ways of an incident through folded boxes in either direction', () => {
    const { lines, boxOf } = fold([node('ups', 'ups'), ...nodes], [edge('ups', 'sw'), edge('mains', 'ups'), ...edges], plain)
    const lit = litBy({ incident: { id: 'x', root: { node: 'ups' }, sentence: {} }, tree: [{ node: 'sw', parent: 1, way: ['ups', 'sw'] }, { node: 'cam05', parent: 2, way: ['cam05', 'sw'] }] })
    expect([...litLines(lit, lines, boxOf)].sort()).toEqual(['CARRIES sw fold:camera:CARRIES sw', 'POWERS ups sw'])
    expect(lit.nodes).toEqual(new Set(['ups', 'sw', 'cam05']))
  })
})
