import { describe, expect, it } from 'vitest'
import type { FieldEdit } from '../src/api/field'
import { attributesIn, edgesFitting, lackOf, nodesFitting, whyByEdit, withEdit } from '../src/field/edits'
import { ends, limitOf, lineDiff, linkChanges, offsetOf, ruleLines, withRule } from '../src/rules/book'

const TEXT = `# head
cause id=mains-ups version=1 cause=mains_fail effect=ups_on_battery via=POWERS hops=1..1 lag=-60s..60s typical=5s clear=10m kind=SERVICE  # transfer: ms

infer id=silent-ups parent=ups type=ups_fault via=POWERS children=switch,edge
 maybe not a rule
`

describe('a rule book', () => {
  it('is read line by line with its sources', () => {
    expect(ruleLines(TEXT).map((one) => [one.line, one.sort, one.id, one.note])).toEqual([[2, 'cause', 'mains-ups', 'transfer: ms'], [4, 'infer', 'silent-ups', '']])
    expect(ruleLines(TEXT)[0]?.words).toMatchObject({ cause: 'mains_fail', effect: 'ups_on_battery', lag: '-60s..60s' })
    expect(ends('-60s..10h')).toEqual(['-60s', '10h'])
    expect([ends('60s'), ends(undefined), ends('..5m')]).toEqual([null, null, null])
    expect(limitOf('1.2*autonomy+15m')).toEqual({ factor: '1.2', attribute: 'autonomy', plus: '15m' })
    expect(limitOf('autonomy')).toBeNull()
  })

  it('knows where a line and a column lie, and stays within the text', () => {
    expect([offsetOf('ab\ncde\n', 2, 2), offsetOf('ab\ncde', 2, 99), offsetOf('ab', 9, 1), offsetOf('', 1, 1)]).toEqual([4, 6, 0, 0])
  })

  it('differs by the lines that came and went', () => {
    expect(lineDiff('a\nb\nc\nd', 'a\nx\nc\nd\ne')).toEqual([{ sign: '-', line: 2, text: 'b' }, { sign: '+', line: 2, text: 'x' }, { sign: '+', line: 5, text: 'e' }])
    expect(lineDiff(TEXT, TEXT)).toEqual([])
    expect(lineDiff('', 'a')).toEqual([{ sign: '-', line: 1, text: '' }, { sign: '+', line: 1, text: 'a' }])
  })

  it('tells which rules explain more or less', () => {
    expect(linkChanges({ a: 5, b: 2, gone: 1 }, { a: 5, b: 9, come: 3 })).toEqual([{ rule: 'b', before: 2, after: 9 }, { rule: 'come', before: 0, after: 3 }, { rule: 'gone', before: 1, after: 0 }])
  })

  it('takes a learned rule in at its end', () => {
    expect(withRule('a\n\n', ' cause id=x ')).toBe('a\ncause id=x\n')
  })
})

describe('a change of the drawing', () => {
  const edge: FieldEdit = { op: 'edge', from: 'a', to: 'b', relation: 'POWERS' }

  it('is not taken while something is missing', () => {
    expect(lackOf(edge)).toBeNull()
    expect(lackOf({ ...edge, to: 'a' })).toBe('draw.lackEnds')
    expect(lackOf({ ...edge, from: 'with blank' })).toBe('draw.lackEnds')
    expect(lackOf({ op: 'node', id: '', type: 'ups', site: '', name: '', attributes: {} })).toBe('draw.lackId')
    expect(lackOf({ op: 'node', id: 'x', type: ' ', site: '', name: '', attributes: {} })).toBe('draw.lackType')
  })

  it('reads attributes, and none from half a line', () => {
    expect(attributesIn('autonomy=1800\n\n note = a=b ')).toEqual({ autonomy: '1800', note: 'a=b' })
    expect([attributesIn('autonomy'), attributesIn('=5'), attributesIn('a=1\na=2'), attributesIn('')]).toEqual([null, null, null, {}])
  })

  it('holds one edit about one thing: ending and withdrawing speak of the same', () => {
    const ending: FieldEdit = { op: 'end-edge', edge: 'e1', until: 'x' }
    const edits = withEdit(withEdit([edge], ending), { op: 'withdraw-edge', edge: 'e1' })
    expect(edits).toEqual([edge, { op: 'withdraw-edge', edge: 'e1' }])
  })

  it('shows why at the edit that was refused, and loses no refusal that names none', () => {
    const why = whyByEdit([{ edit: 1, why: { en: 'circle' } }, { edit: 7, why: { en: 'lost' } }, { edit: 1, why: { en: 'again' } }], 2)
    expect([why.get(1), why.get(-1), why.get(0)]).toEqual([[{ en: 'circle' }, { en: 'again' }], [{ en: 'lost' }], undefined])
  })

  it('filters nodes and edges; ended edges only when asked for', () => {
    const node = { id: 'edge-1/ups', name: '', type: 'ups', site: null, state: 'up', incident: null, root: false } as const
    expect(nodesFitting([node], 'UPS', 'ups', () => '').length).toBe(1)
    expect(nodesFitting([node], '电源', '', () => '不间断电源').length).toBe(1)
    expect(nodesFitting([node], '', 'switch', () => '').length).toBe(0)
    const old = { id: 'e', from: 'a', to: 'b', relation: 'POWERS', since: null, until: '2026-01-01T00:00:00Z' } as const
    const at = Date.parse('2026-01-01T00:00:00Z')
    expect([edgesFitting([old], '', '', false, at).length, edgesFitting([old], '', '', true, at).length, edgesFitting([old], '', '', false, at - 1).length, edgesFitting([old], 'z', 'POWERS', true, at).length]).toEqual([0, 1, 1, 0])
  })
})
