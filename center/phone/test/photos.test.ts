import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { missing, PIECE_BYTES, share } from '../src/photo/pieces'

describe('pieces', () => {
  test('cover a picture without a gap, whatever its size', () => {
    for (const size of [1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 40 * 1024 * 1024 + 7]) {
      const pieces = missing(size, [])
      expect(pieces[0]!.from).toBe(0)
      expect(pieces.at(-1)!.to).toBe(size)
      pieces.forEach((piece, i) => {
        expect(piece.to - piece.from).toBeLessThanOrEqual(PIECE_BYTES)
        if (i > 0) expect(piece.from).toBe(pieces[i - 1]!.to)
      })
    }
  })

  test('those that came are not sent again, in whatever order they came', () => {
    const size = 3 * PIECE_BYTES + 10
    expect(missing(size, [[PIECE_BYTES, 2 * PIECE_BYTES - 1]]).map((piece) => piece.from)).toEqual([0, 2 * PIECE_BYTES, 3 * PIECE_BYTES])
    expect(missing(size, [[0, PIECE_BYTES - 2]]).map((piece) => piece.from)).toContain(0)
    expect(missing(size, [[0, size - 1]])).toEqual([])
    expect(missing(size, [[PIECE_BYTES, size - 1], [0, PIECE_BYTES - 1]])).toEqual([])
    expect(share(size, [[0, 3 * PIECE_BYTES - 1]])).toBeCloseTo((3 * PIECE_BYTES) / size)
  })
})

async function browser() {
  vi.resetModules()
  const [photos, client] = await Promise.all([import('../src/photo/photos'), import('../src/api/client')])
  return { ...photos, ...client }
}

describe('the upload', () => {
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory()
  })

  const SIZE = 5 * PIECE_BYTES + 100
  const facts = { id: 'p1', order: 'W1', kind: 'after', name: 'a.jpg', size: SIZE, sha256: 'aa', taken: '2026-11-23T02:00:00Z' }
  const photo = { ...facts, by: 'wei', small: '', received: [] as [number, number][], complete: false, problem: null, seq: 1 }

  test('goes on where it was after the browser was closed, and sends no piece twice', async () => {
    const first = await browser()
    await first.keepPhoto(photo, new Blob([new Uint8Array(SIZE)]))
    const got: number[] = []
    let left = 3
    let received: [number, number][] = []
    const way = (ApiError: typeof first.ApiError) => ({
      state: async () => {
        if (received.length === 0) throw new ApiError(404, 'not-found', '')
        return { received, complete: false }
      },
      put: async (_: unknown, from: number, to: number, bytes: Blob) => {
        if (left-- <= 0) throw new ApiError(0, 'unreachable', '')
        expect(bytes.size).toBe(to - from)
        got.push(from)
        received = [[0, to - 1]]
        return { received, complete: to === SIZE }
      },
    })
    await expect(first.upload(photo, way(first.ApiError), () => undefined)).rejects.toThrow('unreachable')
    const next = await browser()
    const [kept] = await next.photos()
    expect(kept!.received).toEqual([[0, 3 * PIECE_BYTES - 1]])
    left = 100
    const whole = await next.upload(kept!, way(next.ApiError), () => undefined)
    expect(whole.complete).toBe(true)
    expect(got).toEqual([0, 1, 2, 3, 4, 5].map((i) => i * PIECE_BYTES))
    expect((await next.photos())[0]!.complete).toBe(true)
  })

  test('a whole that arrived spoilt is sent once more, and not for ever', async () => {
    const phone = await browser()
    await phone.keepPhoto(photo, new Blob([new Uint8Array(SIZE)]))
    let spoilt = 1
    const puts: number[] = []
    const way = {
      state: async () => ({ received: [] as [number, number][], complete: false }),
      put: async (_: unknown, from: number, to: number) => {
        puts.push(from)
        if (to === SIZE && spoilt-- > 0) throw new phone.ApiError(409, 'conflict', 'not the announced sum')
        return { received: [[0, to - 1]] as [number, number][], complete: to === SIZE }
      },
    }
    expect((await phone.upload(photo, way, () => undefined)).complete).toBe(true)
    expect(puts).toHaveLength(12)
    spoilt = 100
    await phone.keepPhoto(photo, new Blob([new Uint8Array(SIZE)]))
    expect((await phone.upload(photo, way, () => undefined)).problem).toBe('not the announced sum')
  })

  test('what the center will never take is shown and holds nothing else up', async () => {
    const phone = await browser()
    await phone.keepPhoto(photo, new Blob([new Uint8Array(SIZE)]))
    const way = {
      state: async () => ({ received: [] as [number, number][], complete: false }),
      put: async () => {
        throw new phone.ApiError(413, 'too-large', 'more than 50 MB')
      },
    }
    const refused = await phone.upload(photo, way, () => undefined)
    expect(refused.problem).toBe('more than 50 MB')
    expect((await phone.photos()).filter(phone.isWaiting)).toHaveLength(0)
  })
})
