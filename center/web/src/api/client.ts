import type { Alarm, AlarmPage, CommandRequest, Device, Edge, HistoryRow, Me, Room, Site, Texts, Trend, Value } from './types'

/** A request that the center refused or that never reached it; `code` is the stable word of the problem. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly retryAfterSeconds: number | null = null,
    /** What a person must be asked first. */
    readonly question: Texts | null = null,
  ) {
    super(detail === '' ? code : detail)
  }
}

/** How long a request may take before it counts as failed. */
const TIMEOUT_MILLIS = 20_000

type Listener = (error: ApiError) => void
let whenRefused: Listener = () => {}

/** One listener hears every 401 and every demand for a new password; the app sends the user to the right page. */
export function onRefused(listener: Listener): void {
  whenRefused = listener
}

/** Asks the center and gives its answer back once it is not a refusal. A Blob goes as it is, all else as JSON. */
export async function send(method: string, path: string, body?: unknown, signal?: AbortSignal, millis = TIMEOUT_MILLIS): Promise<Response> {
  const timeout = AbortSignal.timeout(millis)
  const raw = body instanceof Blob
  let response: Response
  try {
    response = await fetch('/api/v1' + path, {
      method,
      credentials: 'same-origin',
      headers: body === undefined ? {} : { 'Content-Type': raw ? body.type : 'application/json' },
      body: body === undefined || raw ? body : JSON.stringify(body),
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    })
  } catch (failure) {
    if (signal?.aborted) throw failure
    throw new ApiError(0, 'unreachable', '')
  }
  if (!response.ok) throw await refusal(response)
  return response
}

export async function call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal, millis?: number): Promise<T> {
  const text = await (await send(method, path, body, signal, millis)).text()
  return (text === '' ? undefined : JSON.parse(text)) as T
}

async function refusal(response: Response): Promise<ApiError> {
  let code = 'internal'
  let detail = ''
  let question: Texts | null = null
  try {
    const problem = (await response.json()) as { code?: unknown; detail?: unknown; question?: Texts }
    if (typeof problem.code === 'string') code = problem.code
    if (typeof problem.detail === 'string') detail = problem.detail
    question = problem.question ?? null
  } catch {
    code = response.status >= 502 ? 'unreachable' : 'internal'
  }
  const wait = Number(response.headers.get('Retry-After'))
  const error = new ApiError(response.status, code, detail, Number.isFinite(wait) && wait > 0 ? wait : null, question)
  if (code === 'unauthenticated' || code === 'password-change-required') whenRefused(error)
  return error
}

const part = encodeURIComponent

/** The edge node itself has an empty id in bodies and `~` in paths. */
export function devicePath(edge: string, device: string): string {
  return `${part(edge)}/${part(device === '' ? '~' : device)}`
}

export const api = {
  login: (user: string, password: string) => call<Me>('POST', '/login', { user, password }),
  logout: () => call<void>('POST', '/logout'),
  me: () => call<Me>('GET', '/me'),
  changePassword: (current: string, replacement: string) =>
    call<Me>('POST', '/me/password', { current, replacement }),
  sites: () => call<{ sites: Site[] }>('GET', '/sites'),
  room: (site: string, room: string) => call<Room>('GET', `/rooms/${part(site)}/${part(room)}`),
  device: (edge: string, device: string) => call<Device>('GET', `/devices/${devicePath(edge, device)}`),
  trend: (
    at: { edge: string; device: string; point: string },
    from: Date,
    to: Date,
    buckets: number,
    signal?: AbortSignal,
  ) => {
    const query = new URLSearchParams({
      from: from.toISOString(),
      to: to.toISOString(),
      buckets: String(buckets),
    })
    const path = `/devices/${devicePath(at.edge, at.device)}/points/${part(at.point)}/trend?${query}`
    return call<Trend>('GET', path, undefined, signal)
  },
  alarms: (query: URLSearchParams, signal?: AbortSignal) =>
    call<AlarmPage>('GET', `/alarms?${query}`, undefined, signal),
  alarm: (id: number) => call<{ alarm: Alarm; history: HistoryRow[] }>('GET', `/alarms/${id}`),
  acknowledge: (id: number, comment: string) =>
    call<Alarm>('POST', `/alarms/${id}/acknowledge`, comment === '' ? {} : { comment }),
  edges: () => call<{ edges: Edge[] }>('GET', '/edges'),
  commands: (limit: number) => call<{ commands: CommandRequest[] }>('GET', `/commands?state=all&limit=${limit}`),
  command: (edge: string, wish: { device: string; metric: string; type: string; value: Value; confirmed: boolean }) =>
    call<CommandRequest>('POST', `/edges/${part(edge)}/commands`, wish),
  decide: (id: string, how: 'agree' | 'decline') => call<CommandRequest>('POST', `/commands/${part(id)}/${how}`, {}),
  rebirth: (edge: string) => call<void>('POST', `/edges/${part(edge)}/rebirth`),
}
