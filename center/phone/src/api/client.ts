import type { DeviceCard, Me, OrderFile, PhotoState, SyncAnswer, SyncBody, Today } from './types'

/** A request that the center refused, or that never reached it (status 0). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
  ) {
    super(detail === '' ? code : detail)
  }

  /** True when trying again later may help: no way to the center, or the center is busy. */
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500
  }
}

/** Weak 4G is slow: a piece of a picture may take this long. */
const TIMEOUT_MILLIS = 30_000

async function send(method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MILLIS)
  try {
    const response = await fetch('/api/v1' + path, { method, body, headers, credentials: 'same-origin', cache: 'no-store', signal: abort.signal })
    // Read while the timer runs: a line may break in mid-answer as well.
    const text = await response.text()
    if (!response.ok) throw refusal(response.status, text)
    return new Response(text === '' ? null : text)
  } catch (problem) {
    throw problem instanceof ApiError ? problem : new ApiError(0, 'unreachable', '')
  } finally {
    clearTimeout(timer)
  }
}

function refusal(status: number, text: string): ApiError {
  try {
    const problem = JSON.parse(text) as { code?: unknown; detail?: unknown }
    return new ApiError(status, typeof problem.code === 'string' ? problem.code : 'internal', typeof problem.detail === 'string' ? problem.detail : '')
  } catch {
    return new ApiError(status, 'internal', '')
  }
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const json = body === undefined ? undefined : JSON.stringify(body)
  const response = await send(method, path, json, json === undefined ? {} : { 'Content-Type': 'application/json' })
  const text = await response.text()
  try {
    return (text === '' ? undefined : JSON.parse(text)) as T
  } catch {
    // A hotel's log-in page answers 200 with something else: that is no center.
    throw new ApiError(0, 'unreachable', '')
  }
}

const part = encodeURIComponent

export interface PhotoFacts {
  id: string
  order: string
  kind: string
  name: string
  size: number
  sha256: string
  taken: string
}

export const api = {
  login: (user: string, password: string) => call<Me>('POST', '/login', { user, password }),
  logout: () => call<void>('POST', '/logout'),
  me: () => call<Me>('GET', '/me'),
  changePassword: (current: string, replacement: string) => call<Me>('POST', '/me/password', { current, replacement }),
  today: () => call<Today>('GET', '/phone/today'),
  device: (code: string) => call<DeviceCard>('GET', `/phone/device?code=${part(code)}`),
  order: (id: string) => call<OrderFile>('GET', `/orders/${part(id)}`),
  sync: (body: SyncBody) => call<SyncAnswer>('POST', '/phone/sync', body),
  photo: (id: string) => call<PhotoState>('GET', `/phone/photos/${part(id)}`),
  async photoPiece(photo: PhotoFacts, from: number, to: number, bytes: Blob): Promise<PhotoState> {
    const query = new URLSearchParams({
      order: photo.order, kind: photo.kind, name: photo.name, size: String(photo.size), sha256: photo.sha256, taken: photo.taken,
    })
    const response = await send('PUT', `/phone/photos/${part(photo.id)}?${query}`, bytes, {
      'Content-Type': 'application/octet-stream',
      'Content-Range': `bytes ${from}-${to - 1}/${photo.size}`,
    })
    return (await response.json()) as PhotoState
  },
  position: (at: { lat: number; lon: number; accuracy: number; time: string }) => call<void>('POST', '/phone/position', at),
  pushKey: () => call<{ key: string; sms: boolean }>('GET', '/push/key'),
  subscribe: (subscription: unknown) => call<void>('POST', '/push/subscriptions', subscription),
  unsubscribe: (endpoint: string) => call<void>('DELETE', '/push/subscriptions', { endpoint }),
}
