import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { en } from '../src/words/en'
import { zh } from '../src/words/zh'

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

test('both languages say the same things, with the same holes', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
  for (const key of Object.keys(zh) as (keyof typeof zh)[]) {
    expect(zh[key], key).not.toBe('')
    expect(holes(en[key]), key).toEqual(holes(zh[key]))
  }
})

test('every word is used', () => {
  const files = (readdirSync('src', { recursive: true }) as string[]).filter((file) => /\.(vue|ts)$/.test(file) && !/words.(zh|en)\.ts$/.test(file))
  const source = files.map((file) => readFileSync(`src/${file}`, 'utf8')).join('\n')
  // A group of which the name is made while the app runs.
  const made = (key: string) => source.includes(`wordOf('${key.split('.')[0]}'`) || source.includes(`t(\`${key.split('.')[0]}.`)
  expect(Object.keys(zh).filter((key) => !source.includes(`'${key}'`) && !made(key))).toEqual([])
})
