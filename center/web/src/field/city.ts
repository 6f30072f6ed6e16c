import type { City, CityLink, CitySite, Relation } from '../api/field'
import { severityRank } from '../format/severity'

/** Each has its own mark. */
export type SiteState = 'down' | 'not-observed' | 'good'
export const SITE_STATES: readonly SiteState[] = ['down', 'not-observed', 'good']

/** A site of which less is down than not observed has lost its observer: that is judged first (the observer itself is down). */
export function siteState(site: Pick<CitySite, 'down' | 'notObserved'>): SiteState {
  if (site.notObserved > site.down) return 'not-observed'
  return site.down > 0 ? 'down' : 'good'
}

/** True for what asks for somebody's eye: something is down, not observed, or an incident is open. */
export function troubled(site: CitySite): boolean {
  return site.incidents > 0 || siteState(site) !== 'good'
}

/** Worst first: by the worst open incident, then by what is down, not observed, then by id. */
export function worseFirst(one: CitySite, other: CitySite): number {
  const rank = (site: CitySite) => (site.severity === null ? 99 : severityRank(site.severity))
  return rank(one) - rank(other) || other.down - one.down || other.notObserved - one.notObserved || other.incidents - one.incidents || (one.id < other.id ? -1 : 1)
}

export interface CityFilter {
  /** `incidents`: sites with an open incident. */
  state: SiteState | 'incidents' | 'all'
  text: string
  /** Upper end of links: only the sites on it. */
  trunk: string
}

export function fits(site: CitySite, filter: CityFilter, links: readonly CityLink[], nameOf: (site: CitySite) => string): boolean {
  if (filter.state === 'incidents' ? site.incidents === 0 : filter.state !== 'all' && siteState(site) !== filter.state) return false
  if (filter.trunk !== '' && site.id !== filter.trunk && !links.some((one) => one.from === filter.trunk && one.to === site.id)) return false
  const text = filter.text.trim().toLowerCase()
  return text === '' || site.id.toLowerCase().includes(text) || nameOf(site).toLowerCase().includes(text)
}

/** What bears on several sites: a feeder, a carrier line, a core site; with the sites on it, worst first. */
export interface Trunk {
  id: string
  relation: Relation
  sites: CitySite[]
  down: number
  notObserved: number
  incidents: number
}

/** Trunks, first those of whose sites most have something down. */
export function trunks(city: City): Trunk[] {
  const byId = new Map(city.sites.map((one) => [one.id, one]))
  const found = new Map<string, Trunk>()
  for (const link of city.links) {
    const site = byId.get(link.to)
    if (site === undefined || link.from === link.to) continue
    const key = `${link.relation} ${link.from}`
    const trunk = found.get(key) ?? { id: link.from, relation: link.relation, sites: [], down: 0, notObserved: 0, incidents: 0 }
    trunk.sites.push(site)
    if (siteState(site) === 'down') trunk.down++
    if (siteState(site) === 'not-observed') trunk.notObserved++
    if (site.incidents > 0) trunk.incidents++
    found.set(key, trunk)
  }
  for (const trunk of found.values()) trunk.sites.sort(worseFirst)
  const share = (trunk: Trunk) => (trunk.down * 2 + trunk.notObserved) / trunk.sites.length
  return [...found.values()].sort((a, b) => share(b) - share(a) || b.sites.length - a.sites.length || (a.id + a.relation < b.id + b.relation ? -1 : 1))
}

/** Upper ends that bear on a site, and what hangs on it. */
export function linksOf(site: string, links: readonly CityLink[]): { above: CityLink[]; below: CityLink[] } {
  return { above: links.filter((one) => one.to === site && one.from !== site), below: links.filter((one) => one.from === site && one.to !== site) }
}
