import type { GroupBy, Measure, Rate, ReportChange, ReportWish, Split, Tally } from '../api/cameras'
import { DAY_MILLIS, dayOf, dayStart, dayText, spanAt } from './days'

export const GROUPS: readonly GroupBy[] = ['district', 'owner', 'item', 'site', 'camera']
export const SPLITS: readonly Split[] = ['day', 'week', 'month', 'whole']
export const MEASURES: readonly Measure[] = ['online', 'intact']
/** As many days as the pages ask for at once; the center's own bound is wider. */
export const MAX_REPORT_DAYS = 366

/** One group in one span. */
export interface Figures {
  group: string
  span: string
  from: string
  to: string
  tally: Tally
  rate: Rate
  /** Cameras that were in service; with faults. */
  cameras: number
  hadDown: number
  resolutionMillis: number
}

export interface CameraFigures {
  code: string
  name: string
  site: string
  district: string
  owner: string
  items: string[]
  tally: Tally
  rate: Rate
  faults: number
  longestDownMillis: number
}

export interface Report {
  knownAt: string
  measure: Measure
  total: Figures
  totals: Figures[]
  groups: Figures[]
  rows: Figures[]
  cameras: CameraFigures[]
}

type Tree = Record<string, unknown>

class ReportError extends Error {}

function tree(value: unknown, what: string): Tree {
  if (typeof value !== 'object' || value === null) throw new ReportError(`report: ${what} is missing`)
  return value as Tree
}
const list = (value: unknown): Tree[] => (Array.isArray(value) ? (value as Tree[]) : [])
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const count = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0)

function percent(value: unknown): string | null {
  const given = typeof value === 'object' && value !== null ? (value as Tree).percent : value
  return typeof given === 'number' ? given.toFixed(4) : typeof given === 'string' ? given : null
}

function tallyOf(row: Tree): Tally {
  return { out: count(row.outMs), excluded: count(row.excusedMs), unknown: count(row.unknownMs), down: count(row.downMs), up: count(row.upMs) }
}
function rateOf(row: Tree): Rate {
  const kind = row.result === 'figure' ? 'figure' : row.result === 'insufficient-data' ? 'insufficient' : 'not-applicable'
  return { kind, rate: kind === 'figure' ? percent(row.rate) : null, low: percent(row.low), high: percent(row.high), coverage: percent(row.coverage) }
}
function figures(row: Tree): Figures {
  return {
    group: text(row.group), span: text(row.span), from: text(row.from), to: text(row.to), tally: tallyOf(row), rate: rateOf(row),
    cameras: count(row.inService), hadDown: count(row.hadDown), resolutionMillis: count(row.resolutionMs),
  }
}
function cameraFigures(row: Tree): CameraFigures {
  return {
    code: text(row.code), name: text(row.name), site: text(row.site), district: text(row.district), owner: text(row.owner),
    items: Array.isArray(row.items) ? row.items.map(text) : [], tally: tallyOf(row), rate: rateOf(row), faults: count(row.faults), longestDownMillis: count(row.longestDownMs),
  }
}

/** Reads a report as the center's JSON writer makes it. Fails when the part about the measure is missing. */
export function readReport(json: unknown, measure: Measure): Report {
  const whole = tree(json, 'all of it')
  const part = tree(list(whole.measures).find((one) => text(one.measure).toLowerCase() === measure), `measure ${measure}`)
  return {
    knownAt: text(whole.knownAt), measure, total: figures(tree(part.total, 'total')), totals: list(part.totals).map(figures),
    groups: list(part.groups).map(figures), rows: list(part.rows).map(figures), cameras: list(part.cameras).map(cameraFigures),
  }
}

/** The cameras behind a group, lowest rate first; of equal ones those that were down longest. */
export function camerasOf(report: Report, groupBy: GroupBy, group: string): CameraFigures[] {
  const belongs = (camera: CameraFigures): boolean => {
    switch (groupBy) {
      case 'camera':
        return camera.code === group
      case 'site':
        return camera.site === group
      case 'district':
        return camera.district === group
      case 'owner':
        return camera.owner === group
      case 'item':
        return camera.items.includes(group) || (group === '' && camera.items.length === 0)
    }
  }
  return worstFirst(report.cameras.filter(belongs))
}

/** Lowest share of good time first; what has no known time comes last. */
export function worstFirst<T extends { tally: Tally }>(rows: readonly T[]): T[] {
  const share = ({ tally }: T) => (tally.up + tally.down === 0 ? 2 : tally.up / (tally.up + tally.down))
  return [...rows].sort((a, b) => share(a) - share(b) || b.tally.down - a.tally.down || b.tally.unknown - a.tally.unknown)
}

function sameTally(a: Tally, b: Tally): boolean {
  return a.out === b.out && a.excluded === b.excluded && a.unknown === b.unknown && a.down === b.down && a.up === b.up
}

/** What two versions of one report say differently, by group and span. */
export function changesBetween(before: readonly Figures[], after: readonly Figures[]): ReportChange[] {
  const key = (row: Figures) => `${row.group}\n${row.span}`
  const old = new Map(before.map((row) => [key(row), row]))
  const changes: ReportChange[] = []
  for (const row of after) {
    const was = old.get(key(row))
    old.delete(key(row))
    if (was === undefined || !sameTally(was.tally, row.tally)) changes.push({ group: row.group, span: row.span, before: was?.tally ?? null, after: row.tally })
  }
  for (const row of old.values()) changes.push({ group: row.group, span: row.span, before: row.tally, after: null })
  return changes
}

type Query = Record<string, unknown>
const DAYS_AT_FIRST = 7

/** What is asked for, from the page's address; what is not understood is left at its default, the last seven days. */
export function wishOf(query: Query, nowMillis: number): ReportWish {
  const one = <T extends string>(all: readonly T[], key: string, fallback: T): T => all.find((word) => word === query[key]) ?? fallback
  const today = dayStart(nowMillis)
  const from = dayOf(text(query.from))
  const to = dayOf(text(query.to))
  const fits = from !== null && to !== null && from <= to && (to - from) / DAY_MILLIS < MAX_REPORT_DAYS
  return {
    from: dayText(fits ? from : today - (DAYS_AT_FIRST - 1) * DAY_MILLIS),
    to: dayText(fits ? to : today),
    measure: one(MEASURES, 'measure', 'online'),
    groupBy: one(GROUPS, 'groupBy', 'district'),
    split: one(SPLITS, 'split', 'day'),
  }
}

export type Preset = 'last7' | 'last30' | 'thisMonth' | 'lastMonth'
export const PRESETS: readonly Preset[] = ['last7', 'last30', 'thisMonth', 'lastMonth']

/** First and last day of a preset, both in it. */
export function presetDays(preset: Preset, nowMillis: number): { from: string; to: string } {
  const today = dayStart(nowMillis)
  switch (preset) {
    case 'last7':
      return { from: dayText(today - 6 * DAY_MILLIS), to: dayText(today) }
    case 'last30':
      return { from: dayText(today - 29 * DAY_MILLIS), to: dayText(today) }
    case 'thisMonth':
      return { from: dayText(spanAt('month', nowMillis).from), to: dayText(today) }
    case 'lastMonth': {
      const last = spanAt('month', spanAt('month', nowMillis).from - 1)
      return { from: dayText(last.from), to: dayText(last.to - 1) }
    }
  }
}
