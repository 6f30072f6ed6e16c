import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { OrderFile, SyncAnswer, SyncBody, SyncResult } from '../src/api/types'
import type { Clock, Way } from '../src/queue/sync'

/** A center that keeps every deed once, and a line to it that may break before or after. */
class Center {
  known = new Map<string, SyncResult>()
  bodies: SyncBody[] = []
  loseAnswers = 0
  cut = false
  poison: string | null = null
  conflictFor: string | null = null
  constructor(private readonly problem: (status: number) => Error) {}

  way(): Way {
    return {
      sync: (body) => this.sync(body),
      order: async (id) => ({ deeds: [...this.known.values()].filter((one) => one.order === id).map((one) => ({ ...one, outcome: one.outcome })) }) as unknown as OrderFile,
      hearTime: async () => undefined,
    }
  }

  private async sync(body: SyncBody): Promise<SyncAnswer> {
    if (this.cut) throw this.problem(0)
    if (body.deeds.some((deed) => deed.fields.text === this.poison)) throw this.problem(400)
    this.bodies.push(body)
    const results = body.deeds.map((deed): SyncResult => {
      const before = this.known.get(deed.id)
      if (before !== undefined) return { ...before, outcome: 'repeated', why: null }
      const conflict = deed.order === this.conflictFor
      const result: SyncResult = { id: deed.id, order: deed.order, outcome: conflict ? 'conflict' : 'done', why: conflict ? { zh: '刘师傅已接单', en: 'taken by liu' } : null, stage: 'taken' }
      this.known.set(deed.id, result)
      return result
    })
    if (this.loseAnswers-- > 0) throw this.problem(0)
    return { results, serverTime: '2026-11-23T02:00:00Z' }
  }
}

/** The modules as a browser that was just opened has them; what IndexedDB holds stays. */
async function browser() {
  vi.resetModules()
  const [queue, sync, client, steady] = await Promise.all([import('../src/queue/deeds'), import('../src/queue/sync'), import('../src/api/client'), import('../src/clock/steady')])
  let mono = 1_000
  let track = steady.beat(steady.NO_TRACK, 'era', { mono, wall: 5_000 })
  const clock: Clock = {
    track: () => track,
    mark: () => {
      track = steady.beat(track, 'era', { mono, wall: 4_000 + mono })
      return { era: 'era', mono }
    },
    wall: () => 4_000 + mono,
    heard: () => undefined,
  }
  const act = (order: string, fields = {}, by = 'wei') =>
    queue.keep({ by, order, act: 'take', fields, phoneTime: new Date(clock.wall()).toISOString(), mark: clock.mark(), about: 'x' }, 0)
  return { ...queue, ...sync, clock, act, later: (millis: number) => (mono += millis), center: () => new Center((status) => new client.ApiError(status, 'x', 'y')) }
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

describe('the queue', () => {
  test('survives the closing of the browser and is sent once', async () => {
    const first = await browser()
    await first.act('W1')
    await first.act('W2')
    const next = await browser()
    const center = next.center()
    expect(await next.drain('phone', 'wei', center.way(), next.clock)).toMatchObject({ end: 'empty', settled: 2, orders: ['W1', 'W2'] })
    expect(await next.drain('phone', 'wei', center.way(), next.clock)).toMatchObject({ end: 'empty', settled: 0 })
    expect(center.bodies).toHaveLength(1)
    expect(center.bodies[0]!.deeds.map((deed) => deed.order)).toEqual(['W1', 'W2'])
  })

  test('a lost answer makes nothing happen twice', async () => {
    const phone = await browser()
    await phone.act('W1')
    const center = phone.center()
    center.loseAnswers = 1
    expect((await phone.drain('phone', 'wei', center.way(), phone.clock)).end).toBe('unreachable')
    expect(phone.waitingOf(await phone.deeds(), 'wei')).toHaveLength(1)
    expect((await phone.drain('phone', 'wei', center.way(), phone.clock)).end).toBe('empty')
    expect(center.known.size).toBe(1)
    expect((await phone.deeds())[0]).toMatchObject({ outcome: 'done', read: true })
  })

  // The answer that said "conflict" was lost; "repeated" alone would hide it.
  test('a conflict whose answer was lost is still shown', async () => {
    const phone = await browser()
    await phone.act('W1')
    const center = phone.center()
    center.conflictFor = 'W1'
    center.loseAnswers = 1
    await phone.drain('phone', 'wei', center.way(), phone.clock)
    await phone.drain('phone', 'wei', center.way(), phone.clock)
    const [deed] = await phone.deeds()
    expect(deed).toMatchObject({ outcome: 'conflict', read: false, why: { zh: '刘师傅已接单' } })
    await phone.forgetOld(await phone.deeds())
    expect(phone.unread(await (await browser()).deeds())).toHaveLength(1)
    await phone.markRead(deed!)
    expect(phone.unread(await phone.deeds())).toHaveLength(0)
  })

  test('one deed that the center cannot read holds nothing else up', async () => {
    const phone = await browser()
    for (let i = 0; i < 9; i++) await phone.act(`W${i}`, { text: i === 4 ? 'poison' : 'fine' })
    const center = phone.center()
    center.poison = 'poison'
    expect((await phone.drain('phone', 'wei', center.way(), phone.clock)).end).toBe('empty')
    expect(center.known.size).toBe(8)
    const refused = phone.unread(await phone.deeds())
    expect(refused.map((deed) => [deed.order, deed.outcome])).toEqual([['W4', 'refused']])
  })

  test('without signal everything waits', async () => {
    const phone = await browser()
    await phone.act('W1')
    const center = phone.center()
    center.cut = true
    expect((await phone.drain('phone', 'wei', center.way(), phone.clock)).end).toBe('unreachable')
    expect((await phone.deeds())[0]!.outcome).toBe('waiting')
  })

  test('what another person did waits for that person', async () => {
    const phone = await browser()
    await phone.act('W1', {}, 'liu')
    const center = phone.center()
    expect((await phone.drain('phone', 'wei', center.way(), phone.clock)).settled).toBe(0)
    expect(center.bodies).toHaveLength(0)
    expect((await phone.drain('phone', 'liu', center.way(), phone.clock)).settled).toBe(1)
  })

  test('1,200 deeds go in order, at most 500 in one go', async () => {
    const phone = await browser()
    for (let i = 0; i < 1_200; i++) await phone.act(`W${i}`)
    const center = phone.center()
    await phone.drain('phone', 'wei', center.way(), phone.clock)
    expect(center.bodies.map((body) => body.deeds.length)).toEqual([500, 500, 200])
    expect(center.bodies.flatMap((body) => body.deeds.map((deed) => deed.order))).toEqual(Array.from({ length: 1_200 }, (_, i) => `W${i}`))
  })

  test('one go stays below a megabyte', async () => {
    const phone = await browser()
    for (let i = 0; i < 20; i++) await phone.act(`W${i}`, { text: '断'.repeat(40_000) })
    const sizes = phone.batch(phone.waitingOf(await phone.deeds(), 'wei'), 500)
    expect(sizes.length).toBe(7)
    expect(JSON.stringify(phone.bodyOf('p', sizes, phone.clock)).length).toBeLessThan(1_000_000)
  })

  test('too many waiting are refused aloud', async () => {
    const phone = await browser()
    const made = { by: 'wei', order: 'W1', act: 'take' as const, fields: {}, phoneTime: '', mark: phone.clock.mark(), about: '' }
    await expect(phone.keep(made, phone.MOST_WAITING)).rejects.toThrow('5000')
  })
})

describe('the times of a sync', () => {
  test('tell by the counter how long ago each deed was', async () => {
    const phone = await browser()
    await phone.act('W1')
    phone.later(90_000)
    await phone.act('W2')
    phone.later(30_000)
    const body = phone.bodyOf('p', phone.waitingOf(await phone.deeds(), 'wei'), phone.clock)
    expect(body.deeds.map((deed) => body.steady - deed.steady)).toEqual([120_000, 30_000])
  })

  test('a deed of a page that nothing is known of any more lies after the sync: not known', async () => {
    const phone = await browser()
    const deed = await phone.act('W1')
    const body = phone.bodyOf('p', [{ ...deed, mark: { era: 'long ago', mono: 5 } }], phone.clock)
    expect(body.deeds[0]!.steady).toBeGreaterThan(body.steady)
  })
})
