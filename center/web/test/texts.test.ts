import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { EXCLUSION_STATES, REASONS } from '../src/cameras/exclusion'
import { SPANS } from '../src/cameras/days'
import { CAMERA_STATES, SORTS } from '../src/cameras/filter'
import { RUNGS } from '../src/cameras/ladder'
import { FILE_FIELDS, FILE_GROUPS } from '../src/cameras/register'
import { GROUPS, MEASURES, PRESETS, SPLITS } from '../src/cameras/report'
import { en as camerasEn } from '../src/i18n/cameras/en'
import { zh as camerasZh } from '../src/i18n/cameras/zh'
import { en as mainEn } from '../src/i18n/en'
import { zh as mainZh } from '../src/i18n/zh'

const CLASSES = ['up', 'down', 'unknown', 'excluded', 'out']
const en = { ...mainEn, ...camerasEn }
const zh = { ...mainZh, ...camerasZh }

function keys(tree: object, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [prefix + key] : keys(value as object, `${prefix}${key}.`)))
}
function at(tree: object, key: string): string {
  return key.split('.').reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], tree) as string
}

describe('the texts', () => {
  // The words of the camera pages are added when such a page opens: a group of the same name would replace words in use.
  it('of the camera pages have groups of their own', () => {
    expect(Object.keys(camerasZh).filter((group) => group in mainZh)).toEqual([])
  })

  it('exist in both languages with the same places for values', () => {
    expect(keys(en)).toEqual(keys(zh))
    for (const key of keys(zh)) {
      const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map((match) => match[0]).sort()
      expect(places(at(en, key)), key).toEqual(places(at(zh, key)))
    }
  })

  // vue-i18n shows an unknown key as it is; on a screen that looks like a fault.
  it('hold every key that a page names', () => {
    const known = new Set(keys(zh))
    let seen = 0
    for (const folder of ['src', 'src/pages', 'src/parts', 'src/parts/camera']) {
      for (const file of readdirSync(folder).filter((name) => /\.(vue|ts)$/.test(name))) {
        for (const match of readFileSync(`${folder}/${file}`, 'utf8').matchAll(/\bt\('([a-zA-Z]+(?:\.[\w-]+)+)'/g)) {
          seen++
          expect(known, `${file}: ${match[1]}`).toContain(match[1])
        }
      }
    }
    expect(seen).toBeGreaterThan(300)
  })

  // Built from a prefix and a word of the center: the search above cannot see these.
  it('hold every word that the center may say of a camera', () => {
    const words: Record<string, readonly string[]> = {
      cameraState: CAMERA_STATES, cameraStateHint: CAMERA_STATES, cameraSort: SORTS, rung: RUNGS, rungLong: RUNGS, seen: ['good', 'bad', 'not-observed'],
      reason: [
        'none', 'below', 'unreachable', 'unanswered', 'malformed', 'credentials-wrong', 'credentials-held-back', 'credentials-missing', 'credentials-not-spoken', 'no-place', 'no-such-stream', 'transport-refused', 'stream-refused', 'no-video', 'no-stream',
        'no-key-frame', 'cut', 'limit-reached', 'undecodable', 'decoder-crashed', 'decode-too-long', 'not-decoded', 'not-visited', 'picture-fault', 'recording-none', 'recording-old', 'not-asked',
      ],
      fault: ['black', 'blue', 'flat', 'snow', 'dark', 'bright', 'low-contrast', 'blurred', 'noisy', 'colour-cast', 'stripes', 'frozen', 'covered', 'scene-changed'],
      timeClass: CLASSES, timeClassHint: CLASSES, measure: MEASURES, groupBy: GROUPS, split: SPLITS, rates: PRESETS, spanName: SPANS, fileGroup: FILE_GROUPS, register: Object.values(FILE_FIELDS).flat(), note: ['backfilled', 'lastLook', 'earlier'], 'file.why': ['change', 'daily', 'asked'],
      exclusionState: EXCLUSION_STATES, exclusionReason: REASONS, exclusions: ['approve', 'refuse', 'revoke'], sheet: ['rows', 'added', 'changed', 'unchanged'],
    }
    const known = new Set(keys(zh))
    for (const [group, all] of Object.entries(words)) for (const word of all) expect(known, `${group}.${word}`).toContain(`${group}.${word}`)
  })
})
