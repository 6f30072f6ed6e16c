import { describe, expect, it } from 'vitest'
import type { CameraRow, Exclusion, Rung, Stretch } from '../src/api/cameras'
import { codesIn, decisionsFor, heldBy } from '../src/cameras/exclusion'
import { cameraFilterOf, cameraQueryOf, cameraRequestOf, mergeCamera, NO_CAMERA_FILTER, pagesOf } from '../src/cameras/filter'
import { firstBad, fullLadder, RUNGS, suspicionOf } from '../src/cameras/ladder'
import { noteParts } from '../src/cameras/note'
import { groupedFields } from '../src/cameras/register'

function rung(name: Rung['rung'], seen: Rung['seen']): Rung {
  return { rung: name, seen, reason: 'none', detail: '', time: '2026-11-22T07:15:00Z', since: '2026-11-22T07:10:00Z', lastGood: null }
}
function row(more: Partial<CameraRow> = {}): CameraRow {
  return { code: 'C-1', name: '南门路口', registered: true, edge: 'e', device: 'd', site: '', district: '', owner: '', items: [], state: 'up', since: null, online: 'good', intact: 'good', top: 'picture', ladder: [], faults: [], thumbnail: null, lookAt: '2026-11-22T07:15:00Z', ...more }
}

describe('the filter of the camera list', () => {
  it('goes through the address and back', () => {
    const filter = { ...NO_CAMERA_FILTER, state: 'not-observed' as const, district: '魏都区', text: '路口', sort: 'name' as const, page: 3, size: 100 }
    expect(cameraFilterOf(cameraQueryOf(filter))).toEqual(filter)
    expect(cameraQueryOf(NO_CAMERA_FILTER)).toEqual({})
  })

  it('leaves out what it does not understand', () => {
    expect(cameraFilterOf({ state: 'broken', sort: 'x', page: '-1', size: '7', owner: ['a', 'b'], text: 'x'.repeat(300) })).toEqual({ ...NO_CAMERA_FILTER, owner: 'a', text: 'x'.repeat(100) })
  })

  it('asks the center from page 0', () => {
    expect(cameraRequestOf({ ...NO_CAMERA_FILTER, page: 2 }).toString()).toBe('sort=worst&page=1&size=50')
    expect(pagesOf(0, 50)).toBe(1)
    expect(pagesOf(101, 50)).toBe(3)
  })
})

describe('a camera that came live', () => {
  it('takes its row, and an older one does not', () => {
    const rows = [row(), row({ code: 'C-2' })]
    const news = row({ state: 'down', lookAt: '2026-11-22T07:16:00Z' })
    expect(mergeCamera(rows, news)).toEqual({ rows: [news, rows[1]], moved: true })
    expect(mergeCamera(rows, row({ state: 'down', lookAt: '2026-11-22T07:14:00Z' }))).toEqual({ rows, moved: false })
  })

  it('makes the list ask again when it is not on the page', () => {
    expect(mergeCamera([row()], row({ code: 'C-9' }))).toEqual({ rows: [row()], moved: true })
  })
})

describe('the ladder', () => {
  it('always has its seven rungs, and what nobody names was not observed', () => {
    const full = fullLadder([rung('session', 'bad'), rung('link', 'good')])
    expect(full.map((one) => one.rung)).toEqual(RUNGS)
    expect(full.map((one) => one.seen)).toEqual(['good', 'bad', ...Array<string>(5).fill('not-observed')])
  })

  it('tells the lowest bad rung', () => {
    expect(firstBad([rung('picture', 'bad'), rung('opened', 'bad'), rung('link', 'good')])?.rung).toBe('opened')
    expect(firstBad([rung('link', 'not-observed')])).toBeNull()
  })

  // Not observed is not down: it must never stand under that heading.
  it('keeps not observed apart from down', () => {
    expect(suspicionOf(row({ state: 'not-observed', intact: 'bad' }))).toBe('not-observed')
    expect(suspicionOf(row({ state: 'down' }))).toBe('down')
    expect(suspicionOf(row({ intact: 'bad' }))).toBe('picture')
    expect(suspicionOf(row({ online: 'bad', intact: 'bad' }))).toBe('doubtful')
    expect(suspicionOf(row({ intact: 'not-observed' }))).toBeNull()
    expect(suspicionOf(row({ state: 'out', intact: 'bad' }))).toBeNull()
  })
})

describe('an exclusion', () => {
  const asked: Exclusion = { id: 1, cameras: ['C-1'], reason: 'maintenance', from: '2026-11-20T02:00:00Z', to: '2026-11-20T03:00:00Z', askedBy: 'li', askedAt: '2026-11-19T01:00:00Z', text: '', evidence: [], state: 'undecided', rulings: [] }
  const me = (user: string, role: 'viewer' | 'operator' | 'engineer' | 'administrator') => ({ user, role, mustChangePassword: false })

  it('is never decided by whoever asked for it, whatever the role', () => {
    expect(decisionsFor(asked, me('li', 'administrator'))).toEqual([])
    expect(decisionsFor({ ...asked, state: 'approved' }, me('li', 'administrator'))).toEqual([])
  })

  it('is decided by an engineer or an administrator only', () => {
    expect(decisionsFor(asked, me('wang', 'engineer'))).toEqual(['approve', 'refuse'])
    expect(decisionsFor(asked, me('wang', 'operator'))).toEqual([])
    expect(decisionsFor(asked, null)).toEqual([])
    expect(decisionsFor({ ...asked, state: 'approved' }, me('wang', 'administrator'))).toEqual(['revoke'])
  })

  it('names each camera once, however they were typed', () => {
    expect(codesIn(' C-1,C-2；C-1\n\nC-3、C-4 ')).toEqual(['C-1', 'C-2', 'C-3', 'C-4'])
    expect(codesIn(' ')).toEqual([])
  })

  it('takes out what the time would be without any exclusion, within its window', () => {
    const of = (from: number, to: number, is: Stretch['class'], beneath = is): Stretch => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString(), class: is, beneath, root: null, evidence: [], leftOut: 0, note: '' })
    const stretches = [of(0, 1_000, 'up'), of(1_000, 1_500, 'excluded', 'down'), of(1_500, 4_000, 'unknown'), of(4_000, 5_000, 'out')]
    expect(heldBy(stretches, 600, 4_500)).toEqual({ out: 500, excluded: 0, unknown: 2_500, down: 500, up: 400 })
  })
})

describe('the register', () => {
  it('stands by groups, keeps every field that holds something, and shows columns that nobody knows', () => {
    const groups = groupedFields(row({ district: '魏都区', items: ['93-1', '94'] }), { ip: '10.0.0.1', address: '文峰路', power: '箱变', mac: '', surprise: 'x' })
    expect(groups.map((one) => one.group)).toEqual(['basic', 'place', 'line', 'manage', 'more'])
    expect(groups.flatMap((one) => one.fields.map((field) => field.key))).toEqual(['code', 'name', 'ip', 'edge', 'device', 'district', 'address', 'power', 'items', 'surprise'])
  })
})

describe('the note of a stretch', () => {
  it('is taken apart to be said in the language of the page', () => {
    expect(noteParts('maintenance, asked by li, approved by wang; back-filled; last look 2026-11-22T07:15:00Z; began at most 60 s earlier; other')).toEqual([
      { key: 'backfilled', value: '' }, { key: 'lastLook', value: '2026-11-22 15:15:00' }, { key: 'earlier', value: '60' }, { key: null, value: 'other' },
    ])
    expect(noteParts('')).toEqual([])
  })
})
