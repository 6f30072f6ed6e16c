import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const OUT = process.env.GENGFU_WEB_OUT ?? 'target/classes/web/m'
/** What a phone on a weak line may load before it shows its orders. */
const MOST_BYTES = 300_000
const ALL_BYTES = 600_000

const gzipped = (file: string) => gzipSync(readFileSync(join(OUT, file))).length
const local = (address: string) => address.replace(/^\/m\//, '')

/** index.html, what it names, and what that imports at once, to the end. */
function firstLoad(): string[] {
  const page = readFileSync(join(OUT, 'index.html'), 'utf8')
  const wanted = [...page.matchAll(/(?:src|href)="(\/m\/[^"]+)"/g)].map((match) => local(match[1]!))
  const found = new Set<string>(['index.html'])
  for (let file = wanted.pop(); file !== undefined; file = wanted.pop()) {
    if (found.has(file)) continue
    found.add(file)
    if (!file.endsWith('.js')) continue
    const text = readFileSync(join(OUT, file), 'utf8')
    for (const match of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) wanted.push(join('assets', match[1]!))
  }
  return [...found]
}

test('the first load fits a weak line', () => {
  expect(existsSync(join(OUT, 'index.html')), 'the pages were not built: sh build.sh pages').toBe(true)
  const files = firstLoad()
  const sizes = files.map((file) => ({ file, bytes: gzipped(file) }))
  const total = sizes.reduce((sum, one) => sum + one.bytes, 0)
  console.log(`first load ${total} B compressed: ${sizes.map((one) => `${one.file} ${one.bytes}`).join(', ')}`)
  expect(files.filter((file) => file.endsWith('.js')).length).toBeGreaterThan(0)
  expect(files.filter((file) => file.endsWith('.css')).length).toBeGreaterThan(0)
  expect(total).toBeLessThanOrEqual(MOST_BYTES)
})

test('what the worker keeps is all that was built, and not much', () => {
  const worker = readFileSync(join(OUT, 'sw.js'), 'utf8')
  const kept = JSON.parse(/const FILES = (\[.*\])/.exec(worker)![1]!) as string[]
  const built = (readdirSync(OUT, { recursive: true }) as string[]).filter((file) => file !== 'sw.js' && statSync(join(OUT, file)).isFile())
  expect([...kept].sort()).toEqual(built.map((file) => file.replaceAll('\\', '/')).sort())
  expect(kept.reduce((sum, file) => sum + gzipped(file), 0)).toBeLessThanOrEqual(ALL_BYTES)
})

// The center's content policy: nothing from elsewhere, no picture but its own and data addresses, no font in a style.
test('nothing is asked from anywhere else', () => {
  for (const file of readdirSync(join(OUT, 'assets'))) {
    const text = readFileSync(join(OUT, 'assets', file), 'utf8')
    expect(text, file).not.toMatch(/@font-face/)
    expect(text, file).not.toMatch(/\beval\(|new Function\(/)
    expect([...text.matchAll(/url\((?!["']?(?:data:image|\/m\/|#))[^)]*\)/g)].map((match) => match[0]), file).toEqual([])
  }
})
