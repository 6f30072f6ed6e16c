// The details of a rung are words with parameters (docs/cameras.md, "What the details say"), made for screens to translate.

/** One statement of a detail. */
export interface Statement {
  /** As it came. */
  text: string
  word: string
  params: string[]
}

/** Takes a detail apart at `; `, and each statement at its blanks; what stands in double quotes stays together. */
export function statementsOf(detail: string): Statement[] {
  const statements: Statement[] = []
  for (const text of detail.match(/(?:"[^"]*"?|[^";]|;(?! ))+/g) ?? []) {
    const parts = text.trim().match(/"[^"]*"?|\S+/g) ?? []
    const word = parts[0]
    if (word !== undefined) statements.push({ text: text.trim(), word, params: parts.slice(1).map(shown) })
  }
  return statements
}

/** What somebody else said stays in quotes. */
function shown(param: string): string {
  return param.startsWith('"') ? `“${param.replace(/^"|"$/g, '')}”` : param
}

/** Gives the text of a key with values in it, null for a key that has none. */
export type Say = (key: string, values: Record<string, string>) => string | null

/**
 * A detail in the language of the page. A statement whose word is not known is shown as it came, so that nothing is lost.
 */
export function detailText(detail: string, say: Say): string {
  return statementsOf(detail).map((one) => statementText(one, say)).join(say('separator', {}) ?? '; ')
}

function statementText({ text, word, params }: Statement, say: Say): string {
  const size = /^(\d{2,5})x(\d{2,5})$/.exec(word)
  if (size !== null) return say('size', { a: size[1] ?? '', b: size[2] ?? '' }) ?? text
  if (params[1] === 'limit' && params.length === 3) {
    const fault = say('fault.' + word, {})
    return fault === null ? text : (say('measured', { fault, a: params[0] ?? '', b: params[2] ?? '' }) ?? text)
  }
  const [a = '', b = '', ...rest] = params
  const special = a === '' ? null : say(`${word}_${a}`, {})
  if (special !== null) return [special, b, ...rest].filter((one) => one !== '').join(' ')
  const all = params.join(' ')
  const place = say(word, { p: all, a, b: [b, ...rest].join(' ') })
  if (place === null) return text
  return all === '' || say(word, { p: '\u0000', a: '\u0000', b: '\u0000' }) !== say(word, { p: '', a: '', b: '' }) ? place.trim() : `${place} ${all}`
}
