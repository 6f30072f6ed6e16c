import { describe, expect, it } from 'vitest'
import { type ListShape, rowTop, windowOf } from '../src/list/window'

const plain: ListShape = { count: 10_000, rowHeight: 64, open: -1, openHeight: 0 }

describe('the window of a long list', () => {
  it('holds what the screen shows and some to spare, whatever the list is long', () => {
    const begin = windowOf(plain, -200, 700, 8)
    expect(begin).toEqual({ from: 0, to: 19, before: 0, after: (10_000 - 19) * 64 })
    const middle = windowOf(plain, 320_000, 320_900, 8)
    expect(middle.from).toBe(5_000 - 8)
    expect(middle.to - middle.from).toBeLessThan(32)
    expect(windowOf({ ...plain, count: 100_000 }, 320_000, 320_900, 8).to).toBe(middle.to)
  })

  // Else the scroll bar jumps.
  it('always takes the same room in all', () => {
    for (const shape of [plain, { ...plain, open: 37, openHeight: 411 }]) {
      for (const top of [-500, 0, 2_300, 2_500, 2_900, 639_000, 900_000]) {
        const { from, to, before, after } = windowOf(shape, top, top + 900, 5)
        const inside = (to - from) * 64 + (shape.open >= from && shape.open < to ? shape.openHeight : 0)
        expect(before + inside + after, `${shape.open} at ${top}`).toBe(10_000 * 64 + shape.openHeight)
      }
    }
  })

  it('keeps an open row in while any of its detail is on the screen', () => {
    const shape = { ...plain, open: 10, openHeight: 2_000 }
    const inDetail = windowOf(shape, 11 * 64 + 900, 11 * 64 + 1_400, 0)
    expect([inDetail.from, inDetail.to]).toEqual([10, 11])
    expect(rowTop(shape, 11)).toBe(11 * 64 + 2_000)
    expect(windowOf(shape, 11 * 64 + 2_000, 11 * 64 + 2_100, 0).from).toBe(11)
  })

  it('is empty for an empty list and ends at the end', () => {
    expect(windowOf({ ...plain, count: 0 }, 0, 900, 8)).toEqual({ from: 0, to: 0, before: 0, after: 0 })
    const end = windowOf({ ...plain, count: 20 }, 900, 4_000, 3)
    expect([end.to, end.after]).toEqual([20, 0])
    expect(windowOf({ ...plain, count: 5 }, 9_000, 9_900, 3)).toEqual({ from: 5, to: 5, before: 320, after: 0 })
  })
})
