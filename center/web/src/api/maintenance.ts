import { call } from './client'

// Windows of planned work, in the shapes of center-app's openapi.yaml.

export type WindowState = 'asked' | 'approved' | 'declined' | 'running' | 'ended' | 'cancelled'
export const GOVERNED = ['alarms', 'notifications', 'clocks', 'rate', 'reports'] as const
export type Governed = (typeof GOVERNED)[number]

export interface Scope {
  sites: string[]
  nodes: string[]
  /** What hangs on the nodes, too. */
  below: boolean
}

export interface MaintenanceWish {
  title: string
  from: string
  to: string
  scope: Scope
  governs: Record<Governed, boolean>
  reason: string
}

export interface MaintenanceWindow {
  id: string
  title: string
  state: WindowState
  from: string
  to: string
  scope: Scope
  governs: Record<Governed, boolean>
  asked: { by: string; time: string; reason: string }
  ruled: { by: string; time: string; reason: string; approved?: boolean } | null
  ended?: { by: string; time: string; reason: string } | null
  devices: number
}

const part = encodeURIComponent

export const maintenanceApi = {
  list: (signal?: AbortSignal) => call<{ windows: MaintenanceWindow[] }>('GET', '/maintenance', undefined, signal),
  ask: (wish: MaintenanceWish) => call<MaintenanceWindow>('POST', '/maintenance', wish),
  rule: (id: string, approve: boolean, reason: string) => call<MaintenanceWindow>('POST', `/maintenance/${part(id)}/rule`, { approve, reason }),
  end: (id: string, reason: string) => call<MaintenanceWindow>('POST', `/maintenance/${part(id)}/end`, { reason }),
}
