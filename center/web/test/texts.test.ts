import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { en } from '../src/i18n/en'
import { zh } from '../src/i18n/zh'

function keys(tree: object, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [prefix + key] : keys(value as object, `${prefix}${key}.`)))
}
function at(tree: object, key: string): string {
  return key.split('.').reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], tree) as string
}

describe('the texts', () => {
  it('exist in both languages with the same places for values', () => {
    expect(keys(en)).toEqual(keys(zh))
    for (const key of keys(zh)) {
      const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map((match) => match[0]).sort()
      expect(places(at(en, key)), key).toEqual(places(at(zh, key)))
    }
  })

  // vue-i18n shows an unknown key as it is; on a screen that looks like a fault.
  it('hold every key that a page names', () => {
    const known = new Set(keys(zh))
    let seen = 0
    for (const folder of ['src', 'src/pages', 'src/parts']) {
      for (const file of readdirSync(folder).filter((name) => /\.(vue|ts)$/.test(name))) {
        for (const match of readFileSync(`${folder}/${file}`, 'utf8').matchAll(/\bt\('([a-zA-Z]+(?:\.[\w-]+)+)'/g)) {
          seen++
          expect(known, `${file}: ${match[1]}`).toContain(match[1])
        }
      }
    }
    expect(seen).toBeGreaterThan(80)
  })
})
