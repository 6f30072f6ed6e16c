import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from '../src/api/client'
import { statementsOf } from '../src/cameras/detail'
import { patient } from '../src/cameras/weekRate'
import { i18n } from '../src/i18n'
import '../src/i18n/cameras'
import { detailOf } from '../src/i18n/cameras/detail'

/** The words of the table in docs/cameras.md, "What the details say". */
function wordsOfTheDocument(): string[] {
  const text = readFileSync('../../docs/cameras.md', 'utf8')
  const table = text.slice(text.indexOf('## What the details say'), text.indexOf('\n## The register'))
  const cells = [...table.matchAll(/^\| (`.+?) \|/gm)].map((match) => match[1] ?? '')
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')).filter((word) => !['black', 'scene-changed', '1920x1080'].includes(word))
}

describe('the detail of a rung', () => {
  it('is taken apart at semicolons and blanks outside of quotes', () => {
    expect(statementsOf('status 453 "Not; Enough"; no-answer PLAY 5 s')).toEqual([
      { text: 'status 453 "Not; Enough"', word: 'status', params: ['453', '“Not; Enough”'] },
      { text: 'no-answer PLAY 5 s', word: 'no-answer', params: ['PLAY', '5', 's'] },
    ])
    expect(statementsOf('')).toEqual([])
  })

  it('is told in the language of the page', () => {
    i18n.global.locale.value = 'zh'
    expect(detailOf('connection-timeout 5 s; 1920x1080')).toBe('连接超时 5 s；画面 1920×1080')
    expect(detailOf('udp 461')).toBe('TCP 被拒绝（461），改用 UDP')
    expect(detailOf('udp')).toBe('经 UDP 传输')
    expect(detailOf('black 0.98 limit 0.9')).toBe('黑屏：实测 0.98，门限 0.9')
    expect(detailOf('other-source 12 10.0.0.9')).toBe('有 12 个数据包来自其他地址 10.0.0.9，已丢弃')
    i18n.global.locale.value = 'en'
    expect(detailOf('age 90 min')).toBe('newest recording is 90 min old')
    expect(detailOf('untold GetProfiles; fault "Sender"')).toBe('GetProfiles brought nothing; ONVIF fault “Sender”')
    i18n.global.locale.value = 'zh'
  })

  // An older agent, or a newer one: better an English word than nothing.
  it('is shown as it came when its words are not known', () => {
    expect(detailOf('by RTSP')).toBe('by RTSP')
    expect(detailOf('new-word 3; connection-refused')).toBe('new-word 3；连接被拒绝')
  })

  it('has a text for every word that the document lists', () => {
    const words = wordsOfTheDocument()
    expect(words.length).toBeGreaterThan(50)
    for (const word of words) for (const locale of ['zh', 'en'] as const) expect(i18n.global.te('detail.' + word, locale), `${locale} ${word}`).toBe(true)
  })
})

describe('a question that the center has no place for', () => {
  afterEach(() => void vi.useRealTimers())
  const busy = () => new ApiError(503, 'unavailable', '', 2)

  it('is asked again after the wait that it told', async () => {
    vi.useFakeTimers()
    const told: (number | null)[] = []
    let asked = 0
    const answer = patient(() => (++asked < 3 ? Promise.reject(busy()) : Promise.resolve('there')), new AbortController().signal, (seconds) => told.push(seconds))
    await vi.advanceTimersByTimeAsync(3_999)
    expect(asked).toBe(2)
    await vi.advanceTimersByTimeAsync(1)
    expect(await answer).toBe('there')
    expect(told).toEqual([2, null, 2, null])
  })

  it('is given up when it fails otherwise, too often, or when nobody wants it any more', async () => {
    vi.useFakeTimers()
    const signal = new AbortController().signal
    await expect(patient(() => Promise.reject(new ApiError(503, 'unavailable', '')), signal)).rejects.toThrow()
    let asked = 0
    const refused = expect(patient(() => (asked++, Promise.reject(busy())), signal)).rejects.toThrow('unavailable')
    await vi.advanceTimersByTimeAsync(60_000)
    await refused
    expect(asked).toBe(4)
    const left = new AbortController()
    const given = expect(patient(() => Promise.reject(busy()), left.signal)).rejects.toThrow()
    left.abort()
    await given
  })
})
