import { api, ApiError, type PhotoFacts } from '../api/client'
import type { PhotoState } from '../api/types'
import { all, change, get } from '../store/db'
import { missing } from './pieces'

/** A picture on this phone; its bytes lie apart, until the center has them all. */
export interface Photo extends PhotoFacts {
  by: string
  /** A small picture to look at, as data address. */
  small: string
  received: [number, number][]
  complete: boolean
  /** Why the center will never take it. */
  problem: string | null
  seq: number
}

/** So many may wait, and so many bytes: a phone is small. */
export const MOST_WAITING = 400
export const MOST_WAITING_BYTES = 300 * 1024 * 1024
/** So many that are with the center are kept as small pictures. */
const MOST_DONE = 200

export function photos(): Promise<Photo[]> {
  return all<Photo>('photos')
}

export function isWaiting(photo: Photo): boolean {
  return !photo.complete && photo.problem === null
}

/** Keeps a picture; when this is done it is safe on the phone. Throws when too many wait. */
export async function keepPhoto(photo: Photo, bytes: Blob): Promise<void> {
  const waiting = (await photos()).filter(isWaiting)
  const total = waiting.reduce((sum, one) => sum + one.size, 0) + photo.size
  if (waiting.length >= MOST_WAITING || total > MOST_WAITING_BYTES) throw new Error('too many pictures wait; send these first')
  await change(['photos', 'pictures'], (of) => {
    of('photos').put({ ...photo })
    of('pictures').put(bytes, photo.id)
  })
}

/** The way of a picture's pieces, as the upload sees it. */
export interface PieceWay {
  state(id: string): Promise<PhotoState>
  put(photo: PhotoFacts, from: number, to: number, bytes: Blob): Promise<PhotoState>
}

export const CENTER: PieceWay = { state: api.photo, put: api.photoPiece }

/**
 * Sends what the center lacks of a picture, piece by piece; what came over is written down, so that it goes on there
 * after the browser was closed. Throws when the center cannot be reached.
 */
export async function upload(photo: Photo, way: PieceWay, whenCame: (photo: Photo) => void): Promise<Photo> {
  const bytes = await get<Blob>('pictures', photo.id)
  if (bytes === undefined) return came({ ...photo, problem: 'lost' }, null)
  let state = await known(photo, way)
  let begunAnew = false
  for (let left = missing(photo.size, state.received); !state.complete; left = missing(photo.size, state.received)) {
    // All pieces are there and yet it is not whole: its sum was wrong. Begin anew with the first.
    const piece = left[0] ?? missing(photo.size, [])[0]
    if (piece === undefined) return came({ ...photo, problem: 'empty' }, null)
    try {
      const before = left.length
      state = await way.put(photo, piece.from, piece.to, bytes.slice(piece.from, piece.to))
      if (!state.complete && missing(photo.size, state.received).length >= before) throw new ApiError(0, 'no-progress', '')
    } catch (problem) {
      if (problem instanceof ApiError && problem.status === 409 && !begunAnew) {
        // The whole was not what was announced, so the center kept nothing of it: once more from the beginning.
        begunAnew = true
        state = { received: [], complete: false }
        continue
      }
      if (problem instanceof ApiError && !problem.passing && problem.status !== 401) {
        return came({ ...photo, problem: problem.detail === '' ? problem.code : problem.detail }, whenCame)
      }
      throw problem
    }
    await came({ ...photo, received: state.received }, whenCame)
  }
  const whole = { ...photo, received: state.received, complete: true }
  await change(['photos', 'pictures'], (of) => {
    of('photos').put(whole)
    of('pictures').delete(photo.id)
  })
  whenCame(whole)
  return whole
}

async function known(photo: Photo, way: PieceWay): Promise<PhotoState> {
  try {
    return await way.state(photo.id)
  } catch (problem) {
    if (problem instanceof ApiError && problem.status === 404) return { received: [], complete: false }
    throw problem
  }
}

async function came(photo: Photo, whenCame: ((photo: Photo) => void) | null): Promise<Photo> {
  await change(['photos'], (of) => void of('photos').put(photo))
  whenCame?.(photo)
  return photo
}

/** Forgets the oldest small pictures of those that the center has. */
export async function forgetOldPhotos(list: readonly Photo[]): Promise<void> {
  const over = list.filter((photo) => photo.complete).sort((a, b) => b.seq - a.seq).slice(MOST_DONE)
  if (over.length > 0) await change(['photos'], (of) => over.forEach((photo) => void of('photos').delete(photo.id)))
}
