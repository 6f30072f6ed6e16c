/** The places of the console, in the order of the bar. */
export const PLACES = ['incidents', 'clocks', 'orders', 'alarms', 'sites', 'topology', 'cameras', 'edges'] as const
export type Place = (typeof PLACES)[number]

/** Those that fold into one button where the bar has no room for all. */
export const TAIL: readonly Place[] = ['sites', 'topology', 'cameras', 'edges']

/** The pages of a place, where they are more than the one of its own name. */
const PAGES: Partial<Record<string, readonly string[]>> = {
  incidents: ['incidents', 'incident', 'messages', 'load', 'handover'],
  clocks: ['clocks', 'contracts', 'contract', 'contract-item', 'inspections', 'ledgers', 'papers'],
  orders: ['orders', 'order', 'dispatch', 'stock', 'coverage', 'technicians'],
  sites: ['sites', 'room', 'point'],
  topology: ['topology', 'site-plan', 'field', 'rules', 'proposals', 'maintenance'],
  cameras: ['cameras', 'cameras-import', 'suspects', 'camera', 'rates', 'exclusions', 'camera-facts'],
}

export function isHere(place: string, page: string): boolean {
  return (PAGES[place] ?? [place]).includes(page)
}
