import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CLOCK_KINDS } from '../src/api/clocks'
import { ORDER_KINDS, STAGES } from '../src/api/orders'
import { LEDGERS, PAPER_KINDS, ROUND_STATES } from '../src/api/papers'
import { PART_STATES } from '../src/api/stock'
import { EXCLUSION_STATES, REASONS } from '../src/cameras/exclusion'
import { changedBy, FACT_KINDS, FACT_MEASURES, FACT_STATES, FACT_STEPS } from '../src/cameras/fact'
import { SPANS } from '../src/cameras/days'
import { CAMERA_STATES, SORTS } from '../src/cameras/filter'
import { INCIDENT_MARKS, INCIDENT_SORTS, INCIDENT_STATES } from '../src/incidents/filter'
import { FIGURES, PRIORITIES } from '../src/incidents/load'
import { RUNGS } from '../src/cameras/ladder'
import { FILE_FIELDS, FILE_GROUPS } from '../src/cameras/register'
import { CLOCK_FILTERS, CLOCK_MARKS } from '../src/clocks/board'
import { ACT_FIELDS, DESK_ACTS, ORDER_MARKS } from '../src/orders/book'
import { MOVE_FIELDS, MOVES } from '../src/stock/moves'
import { GROUPS, MEASURES, PRESETS, SPLITS } from '../src/cameras/report'
import { en as camerasEn } from '../src/i18n/cameras/en'
import { zh as camerasZh } from '../src/i18n/cameras/zh'
import { en as fieldEn } from '../src/i18n/field/en'
import { zh as fieldZh } from '../src/i18n/field/zh'
import { en as incidentsEn } from '../src/i18n/incidents/en'
import { zh as incidentsZh } from '../src/i18n/incidents/zh'
import { en as ordersEn } from '../src/i18n/orders/en'
import { zh as ordersZh } from '../src/i18n/orders/zh'
import { en as serviceEn } from '../src/i18n/service/en'
import { zh as serviceZh } from '../src/i18n/service/zh'
import { en as mainEn } from '../src/i18n/en'
import { zh as mainZh } from '../src/i18n/zh'

const CLASSES = ['up', 'down', 'unknown', 'excluded', 'out']
const SOME = { out: 1, excluded: 1, unknown: 1, down: 1, up: 1 }
const FACT_CHANGES = [changedBy({ kind: 'doubt' }, SOME), ...(['good', 'bad'] as const).map((verdict) => changedBy({ kind: 'backfill', verdict, measure: 'both' }, SOME))].flat().map((one) => one.word)
const en = { ...mainEn, ...camerasEn, ...incidentsEn, ...fieldEn, ...serviceEn, ...ordersEn }
const zh = { ...mainZh, ...camerasZh, ...incidentsZh, ...fieldZh, ...serviceZh, ...ordersZh }

function keys(tree: object, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [prefix + key] : keys(value as object, `${prefix}${key}.`)))
}
function at(tree: object, key: string): string {
  return key.split('.').reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], tree) as string
}

describe('the texts', () => {
  // The words of a part are added when one of its pages opens: a group of the same name would replace words in use.
  it('of each part have groups of their own', () => {
    const groups = [mainZh, camerasZh, incidentsZh, fieldZh, serviceZh, ordersZh].flatMap((part) => Object.keys(part))
    expect(groups.filter((group, at) => groups.indexOf(group) !== at)).toEqual([])
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
    for (const folder of ['src', 'src/pages', 'src/parts', 'src/parts/camera', 'src/parts/incident', 'src/parts/field', 'src/parts/clock', 'src/parts/order', 'src/parts/dispatch', 'src/parts/stock', 'src/parts/contract']) {
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
      cameraTurning: ['up', 'down', 'upHint', 'downHint'], cameraState: CAMERA_STATES, cameraStateHint: CAMERA_STATES, cameraSort: SORTS, rung: RUNGS, rungLong: RUNGS, seen: ['good', 'bad', 'not-observed'],
      reason: [
        'none', 'below', 'unreachable', 'unanswered', 'malformed', 'credentials-wrong', 'credentials-held-back', 'credentials-missing', 'credentials-not-spoken', 'no-place', 'no-such-stream', 'transport-refused', 'stream-refused', 'no-video', 'no-stream',
        'no-key-frame', 'cut', 'limit-reached', 'undecodable', 'decoder-crashed', 'decode-too-long', 'not-decoded', 'not-visited', 'picture-fault', 'recording-none', 'recording-old', 'not-asked',
      ],
      fault: ['black', 'blue', 'flat', 'snow', 'dark', 'bright', 'low-contrast', 'blurred', 'noisy', 'colour-cast', 'stripes', 'frozen', 'covered', 'scene-changed'],
      timeClass: CLASSES, timeClassHint: CLASSES, measure: MEASURES, groupBy: GROUPS, split: SPLITS, rates: PRESETS, spanName: SPANS, fileGroup: FILE_GROUPS, register: Object.values(FILE_FIELDS).flat(), note: ['backfilled', 'lastLook', 'earlier'], 'file.why': ['change', 'daily', 'asked'],
      factKind: FACT_KINDS, factState: FACT_STATES, factStateHint: ['entered'], factVerdict: ['good', 'bad'], factMeasure: FACT_MEASURES,
      facts: [...FACT_STEPS.flatMap((step) => [step, step + 'Hint']), ...['doubt', 'backfill'].flatMap((kind) => [kind + 'Hint', kind + 'Consequence', kind + 'NoEffect']), ...FACT_CHANGES],
      exclusionState: EXCLUSION_STATES, exclusionReason: REASONS, exclusions: ['approve', 'refuse', 'revoke'], sheet: ['rows', 'added', 'changed', 'unchanged'],
    }
    const known = new Set(keys(zh))
    for (const [group, all] of Object.entries(words)) for (const word of all) expect(known, `${group}.${word}`).toContain(`${group}.${word}`)
  })

  it('hold every word that the center may say of an incident', () => {
    const words: Record<string, readonly string[]> = {
      incidentState: ['held', 'open', 'resolved', 'merged'], incidentFilter: INCIDENT_STATES, incidentSort: INCIDENT_SORTS,
      hand: ['acknowledge', 'merge', 'split', 'reroot'].flatMap((step) => [step, step + 'Hint', step + 'Example', 'done.' + step]), 'story.count': ['active', 'ended', 'notObserved'],
      messageState: ['waiting', 'held', 'sent', 'delivered', 'failed', 'unknown', 'withdrawn', 'dropped'], messageKind: ['notice', 'escalation', 'withdrawal', 'digest', 'failures'], attempt: ['sending', 'accepted', 'delivered', 'again', 'failed', 'unknown'],
      figure: FIGURES, figureHint: FIGURES, figureBounds: FIGURES, priority: PRIORITIES, verdict: ['good', 'limit', 'over'], 'load.of': ['incidents', 'alarms'], handover: ['shelved', 'stale'], endWhy: ['cleared', 'superseded', 'contradicted', 'reconciled', 'lease-over', 'revoked'],
      incidentMark: [...INCIDENT_MARKS, ...['unacknowledged', 'held', 'unseen'].flatMap((mark) => [mark + 'Count', mark + 'Hint'])],
    }
    const known = new Set(keys(zh))
    for (const [group, all] of Object.entries(words)) for (const word of all) expect(known, `${group}.${word}`).toContain(`${group}.${word}`)
  })

  it('hold every word that the center may say of clocks, orders and spares', () => {
    const fields = [...new Set(Object.values(ACT_FIELDS).flat())]
    const clockActs = ['pause', 'approve', 'decline', 'withdraw', 'stop', 'level']
    const words: Record<string, readonly string[]> = {
      clockKind: CLOCK_KINDS, clockFilter: CLOCK_FILTERS, clockMark: CLOCK_MARKS, clockMarkHint: CLOCK_MARKS, clockLook: ['left', 'soon', 'over', 'late', 'paused', 'outside', 'met', 'cancelled'], clockAct: clockActs, clockActHint: clockActs, clockDone: clockActs, pauseState: ['asked', 'approved', 'withdrawn', 'declined'],
      orderKind: ORDER_KINDS, stage: STAGES, orderMark: ORDER_MARKS, act: [...DESK_ACTS, 'redispatch', 'take', 'return', 'set_out', 'arrive', 'diagnose', 'wait_part', 'resume', 'part_take', 'swap', 'resolve', 'sign'], actHint: DESK_ACTS, actField: fields, actLack: fields, actDone: ['done', 'repeated', 'conflict', 'refused'], deedOutcome: ['done', 'repeated', 'conflict', 'refused'],
      partState: PART_STATES, move: MOVES, moveField: [...new Set(['serial', ...Object.values(MOVE_FIELDS).flat()]), 'pass', 'fail', 'there', 'gone'], moveDone: ['done', 'repeated', 'refused', 'lack'], placeKind: ['warehouse', 'vehicle', 'site'], stock: ['works', 'broken', 'untested', 'parts', 'skus', 'places'], technicians: ['all', 'onDuty', 'offDuty'], weekday: ['1', '2', '3', '4', '5', '6', '7'],
      roundState: ROUND_STATES, ledger: LEDGERS, ledgerName: LEDGERS, paperKind: PAPER_KINDS, paperState: ['draft', 'issued', 'late'], contracts: ['read', 'rules', 'history', 'text'], dispatch: ['gantt', 'map'], nav: ['clocks', 'orders', 'more'],
    }
    const known = new Set(keys(zh))
    for (const [group, all] of Object.entries(words)) for (const word of all) expect(known, `${group}.${word}`).toContain(`${group}.${word}`)
  })
})
