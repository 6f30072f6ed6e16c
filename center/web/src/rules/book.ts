// The text of the rules as a person reads it. Pure; whether it is right, the center says.

export interface RuleLine {
  /** Counted from 1. */
  line: number
  sort: 'cause' | 'infer'
  id: string
  words: Record<string, string>
  /** What stands after the number sign. */
  note: string
}

/** The lines that are rules; what cannot be read as one is left out here. */
export function ruleLines(text: string): RuleLine[] {
  return text.split('\n').flatMap((whole, at) => {
    const hash = whole.indexOf('#')
    const [sort, ...rest] = (hash < 0 ? whole : whole.slice(0, hash)).trim().split(/\s+/)
    if (sort !== 'cause' && sort !== 'infer') return []
    const words = Object.fromEntries(rest.filter((one) => one.indexOf('=') > 0).map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]))
    return [{ line: at + 1, sort, id: words.id ?? '', words, note: hash < 0 ? '' : whole.slice(hash + 1).trim() }]
  })
}

/** `-60s..10h` as its ends; null when it is no range. */
export function ends(range: string | undefined): [string, string] | null {
  const parts = (range ?? '').split('..')
  return parts.length === 2 && parts[0] !== '' && parts[1] !== '' ? [parts[0] as string, parts[1] as string] : null
}

/** `1.2*autonomy+15m` taken apart. */
export function limitOf(text: string | undefined): { factor: string; attribute: string; plus: string } | null {
  const found = /^([\d.]+)\*([^+*]+)\+(-?\d+[smh])$/.exec(text ?? '')
  return found === null ? null : { factor: found[1] ?? '', attribute: found[2] ?? '', plus: found[3] ?? '' }
}

/** Where a line and column lie in the text; within the text whatever they say. */
export function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split('\n')
  const at = Math.min(Math.max(1, line), lines.length)
  const before = lines.slice(0, at - 1).reduce((sum, one) => sum + one.length + 1, 0)
  return before + Math.min(Math.max(1, column) - 1, lines[at - 1]?.length ?? 0)
}

export interface DiffLine {
  sign: '+' | '-'
  /** Of the text that it stands in, from 1. */
  line: number
  text: string
}

/** Lines gone and lines come, in the order of the texts (longest common subsequence). */
export function lineDiff(before: string, after: string): DiffLine[] {
  const old = before.split('\n')
  const now = after.split('\n')
  let head = 0
  while (head < old.length && head < now.length && old[head] === now[head]) head++
  let tail = 0
  while (tail < old.length - head && tail < now.length - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++
  const a = old.slice(head, old.length - tail)
  const b = now.slice(head, now.length - tail)
  const width = b.length + 1
  const common = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let k = b.length - 1; k >= 0; k--) {
      common[i * width + k] = a[i] === b[k] ? 1 + (common[(i + 1) * width + k + 1] ?? 0) : Math.max(common[(i + 1) * width + k] ?? 0, common[i * width + k + 1] ?? 0)
    }
  }
  const diff: DiffLine[] = []
  for (let i = 0, k = 0; i < a.length || k < b.length; ) {
    if (i < a.length && k < b.length && a[i] === b[k]) {
      i++
      k++
    } else if (i < a.length && (k >= b.length || (common[(i + 1) * width + k] ?? 0) >= (common[i * width + k + 1] ?? 0))) {
      diff.push({ sign: '-', line: head + i + 1, text: a[i++] as string })
    } else {
      diff.push({ sign: '+', line: head + k + 1, text: b[k++] as string })
    }
  }
  return diff
}

export interface LinkChange {
  rule: string
  before: number
  after: number
}

/** Rules that explain more or less than before, the greatest change first. */
export function linkChanges(before: Readonly<Record<string, number>>, after: Readonly<Record<string, number>>): LinkChange[] {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return ids
    .map((rule) => ({ rule, before: before[rule] ?? 0, after: after[rule] ?? 0 }))
    .filter((one) => one.before !== one.after)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || (a.rule < b.rule ? -1 : 1))
}

/** A rule put in after the last line that says something. */
export function withRule(text: string, rule: string): string {
  return `${text.trimEnd()}\n${rule.trim()}\n`
}
