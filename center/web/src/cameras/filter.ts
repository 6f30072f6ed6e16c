import type { CameraRow, CameraState } from '../api/cameras'
import { changed, oneOf, type Query, word } from '../list/query'

export const CAMERA_STATES: readonly CameraState[] = ['up', 'down', 'not-observed', 'out']
export const PAGE_SIZES = [50, 100, 200] as const
export const SORTS = ['worst', 'since', 'code', 'name', 'district'] as const
export type Sort = (typeof SORTS)[number]

/** What the camera list shows. It lives in the page's address, so that it can be sent and kept. */
export interface CameraFilter {
  state: CameraState | ''
  district: string
  owner: string
  site: string
  item: string
  text: string
  sort: Sort
  page: number
  size: number
}

export const NO_CAMERA_FILTER: CameraFilter = { state: '', district: '', owner: '', site: '', item: '', text: '', sort: 'worst', page: 1, size: 50 }
const WORDS = ['district', 'owner', 'site', 'item', 'text'] as const
const MAX_PAGE = 100_000

/** Reads the filter from the address. What is not understood is left out. Pages are counted from 1 in the address. */
export function cameraFilterOf(query: Query): CameraFilter {
  const page = Number(word(query, 'page'))
  const size = Number(word(query, 'size'))
  const filter: CameraFilter = {
    ...NO_CAMERA_FILTER,
    state: oneOf(CAMERA_STATES, word(query, 'state'), ''),
    sort: oneOf(SORTS, word(query, 'sort'), NO_CAMERA_FILTER.sort),
    page: Number.isInteger(page) && page >= 1 && page <= MAX_PAGE ? page : 1,
    size: PAGE_SIZES.find((one) => one === size) ?? NO_CAMERA_FILTER.size,
  }
  for (const key of WORDS) filter[key] = word(query, key)
  return filter
}

/** The address's query of a filter; what stands at its default is left out. */
export function cameraQueryOf(filter: CameraFilter): Record<string, string> {
  return changed(filter, NO_CAMERA_FILTER, ['state', ...WORDS, 'sort', 'page', 'size'])
}

/** The question to the center, whose pages are counted from 0. */
export function cameraRequestOf(filter: CameraFilter): URLSearchParams {
  const request = new URLSearchParams({ sort: filter.sort, page: String(filter.page - 1), size: String(filter.size) })
  for (const key of ['state', ...WORDS] as const) {
    if (filter[key] !== '') request.set(key, filter[key])
  }
  return request
}

/** How many pages there are; at least one. */
export function pagesOf(total: number, size: number): number {
  return Math.max(1, Math.ceil(total / size))
}

/**
 * A camera that came live takes its row; true when the page's sums or order may have changed. What is older than the row
 * (an answer overtaken by an event) changes nothing.
 */
export function mergeCamera(rows: readonly CameraRow[], news: CameraRow): { rows: CameraRow[]; moved: boolean } {
  const at = rows.findIndex((row) => row.code === news.code)
  const present = rows[at]
  if (present === undefined) return { rows: [...rows], moved: true }
  if (present.lookAt !== null && news.lookAt !== null && Date.parse(news.lookAt) < Date.parse(present.lookAt)) {
    return { rows: [...rows], moved: false }
  }
  const next = [...rows]
  next[at] = news
  return { rows: next, moved: present.state !== news.state }
}
