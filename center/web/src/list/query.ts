/** The query of a page's address. */
export type Query = Record<string, unknown>

/** One word of it, of several the first; empty when it is not there. */
export function word(query: Query, key: string): string {
  const value = query[key]
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first.slice(0, 100) : ''
}

/** The one of some words that was wanted; what is none of them is left out. */
export function oneOf<T extends string, D extends string>(all: readonly T[], wanted: string, otherwise: D): T | D {
  return all.find((one) => one === wanted) ?? otherwise
}

/** The query of a filter: what stands at its default is left out. */
export function changed<F extends object>(filter: F, none: F, keys: readonly (keyof F & string)[]): Record<string, string> {
  const query: Record<string, string> = {}
  for (const key of keys) if (filter[key] !== none[key]) query[key] = String(filter[key])
  return query
}
