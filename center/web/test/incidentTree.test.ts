import { describe, expect, it } from 'vitest'
import type { Member } from '../src/api/incidents'
import { type Bundle, memberState, treeOf, type Twig } from '../src/incidents/tree'

const T0 = Date.parse('2026-11-22T02:14:07Z')
function member(episode: string, parent: string | null, type: string, more: Partial<Member> = {}): Member {
  return {
    episode, parent, node: 'e/' + episode, name: { zh: episode }, type, typeText: { zh: type }, alarmId: null, severity: 'minor', raised: new Date(T0 + Number(episode) * 1_000).toISOString(), ended: null, endWhy: null, inferred: null, residual: null,
    notObserved: false, pinned: false, lagSeconds: null, rule: null, ruleVersion: null, way: [], explanation: {}, rejected: [], ...more,
  }
}
const shape = (twigs: Twig[]): unknown[] => twigs.map((one) => (one.kind === 'bundle' ? `${one.branches.length}x${one.type}` : one.below.length === 0 ? one.key : [one.key, shape(one.below)]))
const cameras = (count: number, parent: string, more: (n: number) => Partial<Member> = () => ({})) => Array.from({ length: count }, (_, n) => member(String(100 + n), parent, 'camera_offline', more(n)))

describe('the tree of an incident', () => {
  // "60 cameras" is one line that opens, not sixty lines.
  it('is mains, UPS, switch, sixty cameras', () => {
    const tree = treeOf([member('1', null, 'mains_fail'), member('2', '1', 'ups_on_battery'), member('3', '2', 'switch_unreachable'), ...cameras(60, '3')])
    expect(shape(tree)).toEqual([['1', [['2', [['3', ['60xcamera_offline']]]]]]])
    expect(tree[0]?.counts).toEqual({ all: 62, active: 62, ended: 0, notObserved: 0 })
  })

  it('counts what is over and what is not observed apart', () => {
    const tree = treeOf([member('1', null, 'edge_offline'), ...cameras(6, '1', (n) => (n < 2 ? { ended: '2026-11-22T03:00:00Z', notObserved: true } : n < 5 ? { notObserved: true } : {}))])
    const bundle = (tree[0]?.kind === 'member' ? tree[0].below[0] : undefined) as Bundle
    expect(bundle.counts).toEqual({ all: 6, active: 1, ended: 2, notObserved: 3 })
    expect(bundle.branches.map((one) => memberState(one.member))).toEqual(['active', 'not-observed', 'not-observed', 'not-observed', 'ended', 'ended'])
  })

  it('bundles only many of one type, never one that bears others', () => {
    const some = [member('1', null, 'mains_fail'), ...cameras(4, '1'), member('9', '1', 'nvr_unreachable')]
    expect(shape(treeOf(some))).toEqual([['1', ['9', '100', '101', '102', '103']]])
    const switches = [member('1', null, 'mains_fail'), ...Array.from({ length: 6 }, (_, n) => member(String(10 + n), '1', 'switch_unreachable')), member('90', '12', 'camera_offline')]
    expect(shape(treeOf(switches))).toEqual([['1', ['5xswitch_unreachable', ['12', ['90']]]]])
  })

  it('reads in the order of time', () => {
    expect(shape(treeOf([member('1', null, 'a'), member('30', '1', 'b'), member('4', '1', 'c')]))).toEqual([['1', ['4', '30']]])
  })

  it('loses nobody: whose cause is not there stands beside, a circle ends', () => {
    expect(shape(treeOf([member('1', null, 'a'), member('2', '77', 'b'), member('3', '2', 'c')]))).toEqual(['1', ['2', ['3']]])
    const circle = treeOf([member('1', null, 'a'), member('2', '3', 'b'), member('3', '2', 'c'), member('4', '4', 'd')])
    expect(shape(circle)).toEqual(['1', '4', ['2', ['3']]])
    expect(treeOf([])).toEqual([])
  })
})
