import type { CameraRow } from '../api/cameras'

/** Groups of a camera's file, after the attribute groups that Chinese local standards of 一机一档 use. */
export const FILE_GROUPS = ['basic', 'place', 'kind', 'line', 'manage', 'more'] as const
export type FileGroup = (typeof FILE_GROUPS)[number]

/** The register's columns by group, in the order in which they are shown. */
export const FILE_FIELDS: Record<Exclude<FileGroup, 'more'>, readonly string[]> = {
  basic: ['code', 'name', 'manufacturer', 'model', 'serial', 'ip', 'mac', 'port', 'edge', 'device', 'status'],
  place: ['district', 'site', 'address', 'longitude', 'latitude', 'direction', 'pole'],
  kind: ['type', 'function'],
  line: ['power', 'access', 'link', 'uplink', 'storage', 'recordingDays'],
  manage: ['owner', 'ownership', 'items', 'builder', 'manager', 'maintainer', 'contact', 'installed', 'warranty', 'remark'],
}

export interface FileField {
  key: string
  value: string
}

/** What a camera's file holds, by group; columns that this program does not know stand in a group of their own. */
export function groupedFields(row: CameraRow, file: Record<string, string>): { group: FileGroup; fields: FileField[] }[] {
  const all: Record<string, string> = { ...file, code: row.code, name: row.name, district: row.district, site: row.site, owner: row.owner, items: row.items.join('、'), edge: row.edge, device: row.device }
  const known = new Set(Object.values(FILE_FIELDS).flat())
  const keysOf = (group: FileGroup) => (group === 'more' ? Object.keys(all).filter((key) => !known.has(key)) : FILE_FIELDS[group])
  return FILE_GROUPS.map((group) => ({
    group,
    fields: keysOf(group).map((key) => ({ key, value: all[key] ?? '' })).filter((field) => field.value !== ''),
  })).filter((one) => one.fields.length > 0)
}
