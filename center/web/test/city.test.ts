import { describe, expect, it } from 'vitest'
import type { CitySite } from '../src/api/field'
import { fits, linksOf, siteState, trunks, troubled, worseFirst } from '../src/field/city'

const site = (id: string, some: Partial<CitySite> = {}): CitySite => ({ id, name: { zh: `站${id}` }, devices: 10, down: 0, notObserved: 0, incidents: 0, severity: null, ...some })
const all = { state: 'all', text: '', trunk: '' } as const
const nameOf = (one: CitySite) => (typeof one.name === 'string' ? one.name : (one.name.zh ?? ''))
const links = [{ from: 'feeder:F07', to: 'a', relation: 'POWERS', count: 1 }, { from: 'feeder:F07', to: 'b', relation: 'POWERS', count: 1 }, { from: 'a', to: 'b', relation: 'CARRIES', count: 2 }] as const

describe('the city', () => {
  // An edge that is gone must never read as sixty broken cameras.
  it('tells down, not observed and good apart', () => {
    expect([site('a', { down: 9, notObserved: 1 }), site('b', { notObserved: 9, down: 1 }), site('c')].map(siteState)).toEqual(['down', 'not-observed', 'good'])
    expect([site('c'), site('d', { incidents: 1 })].map(troubled)).toEqual([false, true])
  })

  it('stands the worst first', () => {
    const sites = [site('good'), site('unseen', { notObserved: 5 }), site('minor', { severity: 'minor', incidents: 1 }), site('critical', { severity: 'critical', incidents: 1 }), site('down', { down: 2 })]
    expect(sites.sort(worseFirst).map((one) => one.id)).toEqual(['critical', 'minor', 'down', 'unseen', 'good'])
  })

  it('filters by state, incident, name, id and trunk', () => {
    expect(fits(site('a', { down: 1 }), { ...all, state: 'down' }, links, nameOf)).toBe(true)
    expect(fits(site('a', { down: 1 }), { ...all, state: 'not-observed' }, links, nameOf)).toBe(false)
    expect(fits(site('a', { incidents: 1 }), { ...all, state: 'incidents' }, links, nameOf)).toBe(true)
    expect(fits(site('XC-07'), { ...all, text: ' xc-0 ' }, links, nameOf)).toBe(true)
    expect(fits(site('XC-07'), { ...all, text: '站XC' }, links, nameOf)).toBe(true)
    expect(['a', 'b', 'c', 'feeder:F07'].map((id) => fits(site(id), { ...all, trunk: 'feeder:F07' }, links, nameOf))).toEqual([true, true, false, true])
  })

  it('gathers the sites of a feeder, the worst trunk first', () => {
    const found = trunks({ sites: [site('a'), site('b', { down: 1 })], links: [...links, { from: 'x', to: 'nowhere', relation: 'POWERS', count: 1 }] })
    expect(found.map((one) => [one.id, one.relation, one.sites.map((of) => of.id).join(), one.down])).toEqual([['a', 'CARRIES', 'b', 1], ['feeder:F07', 'POWERS', 'b,a', 1]])
  })

  it('tells what bears on a site and what hangs on it', () => {
    const { above, below } = linksOf('a', links)
    expect([above.map((one) => one.from), below.map((one) => one.to)]).toEqual([['feeder:F07'], ['b']])
  })
})
