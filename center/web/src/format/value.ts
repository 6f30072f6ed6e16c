import type { Point, Texts, Value } from '../api/types'

export type Language = 'zh' | 'en'

/** What is shown for a value: the text and, apart from it, the unit. */
export interface Shown {
  text: string
  unit: string
}

/** Shown where there is no value. */
export const NO_VALUE = '—'

/** UCUM codes whose written form differs. */
const UNITS: Record<string, string> = {
  Cel: '°C',
  K: 'K',
  'kW.h': 'kWh',
  'W.h': 'Wh',
  'V.A': 'VA',
  'kV.A': 'kVA',
  Ohm: 'Ω',
  mOhm: 'mΩ',
  'm/s': 'm/s',
  By: 'B',
  KiBy: 'KiB',
  MiBy: 'MiB',
  '1': '',
}

/** Digits behind the point for real values, so that a value keeps its width while it changes. */
const DIGITS: Record<string, number> = {
  Hz: 2,
  Cel: 1,
  '%': 1,
  V: 1,
  A: 1,
  W: 0,
  kW: 2,
  'kW.h': 1,
  m: 1,
  ms: 0,
  s: 0,
}

export function unitText(unit: string): string {
  // An annotation such as {record} counts things that the point's title already names.
  return UNITS[unit] ?? unit.replace(/^\{.*\}$/, '')
}

/** The text in the language asked for, else in Chinese, else whatever there is, else the fallback. */
export function textIn(texts: Texts, language: Language, fallback = ''): string {
  return texts[language] ?? texts.zh ?? Object.values(texts)[0] ?? fallback
}

const LOCALE: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' }

export function numberText(value: number, unit: string, whole: boolean, language: Language): string {
  if (!Number.isFinite(value)) return NO_VALUE
  const digits = whole ? 0 : (DIGITS[unit] ?? (Math.abs(value) >= 1000 ? 0 : 2))
  const text = new Intl.NumberFormat(LOCALE[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: true,
  }).format(value)
  // Rounded to nothing, the sign would say something that the digits do not.
  return /^-[0.,]*$/.test(text) ? text.slice(1) : text
}

const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB']

function bytesText(value: number): Shown {
  let step = 0
  let size = value
  while (size >= 1024 && step < BYTE_UNITS.length - 1) {
    size /= 1024
    step++
  }
  return { text: step === 0 ? String(size) : size.toFixed(1), unit: BYTE_UNITS[step] ?? 'B' }
}

const DURATION: Record<Language, { h: string; min: string; s: string }> = {
  zh: { h: ' 小时 ', min: ' 分 ', s: ' 秒' },
  en: { h: ' h ', min: ' min ', s: ' s' },
}

/** Seconds as a person says them, the smaller part with two digits: `28 min 05 s`, `1 h 02 min`. */
export function durationText(seconds: number, language: Language): string {
  const word = DURATION[language]
  if (seconds < 60) return `${Math.round(Math.max(0, seconds) * 10) / 10}${word.s}`
  const all = Math.round(seconds)
  const two = (n: number) => String(n).padStart(2, '0')
  const minutes = Math.floor(all / 60)
  if (all < 3600) return `${minutes}${word.min}${two(all % 60)}${word.s}`
  return `${Math.floor(all / 3600)}${word.h}${two(minutes % 60)}${word.min.trimEnd()}`
}

/** The label that the profile gives to a raw value, if it gives one. */
export function labelOf(point: Pick<Point, 'labels'>, value: Value, language: Language): string | null {
  const raw = value === true ? '1' : value === false ? '0' : String(value)
  const texts = point.labels[raw] ?? point.labels[String(value)]
  return texts === undefined ? null : textIn(texts, language, raw)
}

/** A point's value as it is shown. `flags` are the words for true and false where the profile has none. */
export function shown(
  point: Pick<Point, 'type' | 'unit' | 'labels'>,
  value: Value,
  language: Language,
  flags: { yes: string; no: string },
): Shown {
  if (value === null) return { text: NO_VALUE, unit: '' }
  const label = labelOf(point, value, language)
  if (label !== null) return { text: label, unit: '' }
  if (typeof value === 'boolean') return { text: value ? flags.yes : flags.no, unit: '' }
  if (typeof value === 'string') return { text: value, unit: unitText(point.unit) }
  if (point.unit === 's' && value >= 60) {
    return { text: durationText(value, language), unit: '' }
  }
  if (point.unit === 'By' || point.unit === 'B') return bytesText(value)
  return { text: numberText(value, point.unit, point.type === 'whole', language), unit: unitText(point.unit) }
}

/** A number with its unit in one text, for sentences. */
export function withUnit(value: number, unit: string, language: Language): string {
  const written = unitText(unit)
  const text = numberText(value, unit, Number.isInteger(value) && !(unit in DIGITS), language)
  return written === '' ? text : `${text} ${written}`
}
