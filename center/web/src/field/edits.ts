import type { FieldEdge, FieldEdit, FieldNode, Refused, Relation } from '../api/field'
import type { Texts } from '../api/types'

/** What is wrong with what was typed, as a key of the words; null when it can be taken. */
export function lackOf(edit: FieldEdit): 'draw.lackId' | 'draw.lackType' | 'draw.lackEnds' | null {
  const word = (text: string) => text !== '' && !/\s/.test(text)
  switch (edit.op) {
    case 'node':
      return !word(edit.id) ? 'draw.lackId' : edit.type.trim() === '' ? 'draw.lackType' : null
    case 'edge':
      return word(edit.from) && word(edit.to) && edit.from !== edit.to ? null : 'draw.lackEnds'
    case 'end-edge':
    case 'withdraw-edge':
      return null
  }
}

/** Attributes from lines like name=value; null when a line is no such thing or a name comes twice. */
export function attributesIn(text: string): Record<string, string> | null {
  const found = new Map<string, string>()
  for (const line of text.split('\n').map((one) => one.trim()).filter((one) => one !== '')) {
    const at = line.indexOf('=')
    const name = line.slice(0, Math.max(0, at)).trim()
    if (name === '' || found.has(name)) return null
    found.set(name, line.slice(at + 1).trim())
  }
  return Object.fromEntries(found)
}

/** What an edit is about: a later one about the same takes the place of the earlier. */
export function aboutOf(edit: FieldEdit): string {
  switch (edit.op) {
    case 'node':
      return `node ${edit.id}`
    case 'edge':
      return `edge ${edit.relation} ${edit.from} ${edit.to}`
    case 'end-edge':
    case 'withdraw-edge':
      return `end ${edit.edge}`
  }
}

export function withEdit(edits: readonly FieldEdit[], news: FieldEdit): FieldEdit[] {
  return [...edits.filter((one) => aboutOf(one) !== aboutOf(news)), news]
}

/** Why each edit was refused, by its place; what speaks of no edit stands under -1. */
export function whyByEdit(refused: readonly Refused[], count: number): Map<number, Texts[]> {
  const found = new Map<number, Texts[]>()
  for (const one of refused) {
    const at = Number.isInteger(one.edit) && one.edit >= 0 && one.edit < count ? one.edit : -1
    found.set(at, [...(found.get(at) ?? []), one.why])
  }
  return found
}

export function nodesFitting(nodes: readonly FieldNode[], text: string, type: string, nameOf: (node: FieldNode) => string): FieldNode[] {
  const word = text.trim().toLowerCase()
  return nodes.filter((one) => (type === '' || one.type === type) && (word === '' || one.id.toLowerCase().includes(word) || nameOf(one).toLowerCase().includes(word)))
}

export function edgesFitting(edges: readonly FieldEdge[], text: string, relation: Relation | '', withEnded: boolean, nowMillis: number): FieldEdge[] {
  const word = text.trim().toLowerCase()
  return edges.filter((one) => (relation === '' || one.relation === relation) && (withEnded || one.until === null || Date.parse(one.until) > nowMillis) && (word === '' || one.from.toLowerCase().includes(word) || one.to.toLowerCase().includes(word)))
}
