import { beforeEach, describe, expect, it } from 'vitest'
import type { CommandRequest } from '../src/api/types'
import { covers, mayAgree, mayAsk, merged, MAX_KEPT } from '../src/commands'
import { me } from '../src/session'

const request = (more: Partial<CommandRequest> = {}): CommandRequest => ({
  id: '1', edge: 'e', device: 'd', deviceTitle: {}, site: 's', room: 'r', metric: 'x', title: {}, value: 1, valueText: {}, state: 'asked',
  askedBy: 'li', asked: '2026-11-22T07:00:00.000Z', approval: 'engineer', deadline: null, decidedBy: null, decided: null, sent: null, ended: null, why: '', ...more,
})

describe('what may be asked and agreed to', () => {
  beforeEach(() => (me.value = { user: 'wang', role: 'engineer', mustChangePassword: false }))

  it('follows the order of the roles', () => {
    expect(covers('engineer', 'operator')).toBe(true)
    expect(covers('operator', 'engineer')).toBe(false)
    expect(covers(undefined, 'viewer')).toBe(false)
    expect(mayAsk({ role: 'administrator', confirm: false, approval: null, min: null, max: null, step: null, maxLength: null })).toBe(false)
  })

  // The center refuses it anyway; the page does not offer what cannot be done.
  it('offers agreement to a second person of the role only', () => {
    expect(mayAgree(request())).toBe(true)
    expect(mayAgree(request({ askedBy: 'wang' }))).toBe(false)
    expect(mayAgree(request({ approval: 'administrator' }))).toBe(false)
    expect(mayAgree(request({ state: 'sent' }))).toBe(false)
    me.value = null
    expect(mayAgree(request())).toBe(false)
  })

  it('keeps the newest requests and never takes an end back', () => {
    const done = request({ state: 'done' })
    expect(merged([done], request({ state: 'sent' }))[0]?.state).toBe('done')
    expect(merged([request({ state: 'unknown' })], done)[0]?.state).toBe('done')
    expect(merged([done], request({ id: '2' })).map((one) => one.id)).toEqual(['2', '1'])
    const many = Array.from({ length: MAX_KEPT }, (_, at) => request({ id: `n${at}` }))
    expect(merged(many, done)).toHaveLength(MAX_KEPT)
  })
})
