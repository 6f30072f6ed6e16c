import { createRouter, createWebHistory } from 'vue-router'
import { askWhoIAm, me } from './session'

/** Where a console begins: what is wrong now. */
const START = '/incidents'

// Ids of places, devices and points may hold dots, which servers take for the ending of a file: they stand in the query.
export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', redirect: START },
    { path: '/login', name: 'login', component: () => import('./pages/LoginPage.vue'), meta: { open: true } },
    { path: '/password', name: 'password', component: () => import('./pages/PasswordPage.vue') },
    { path: '/sites', name: 'sites', component: () => import('./pages/SitesPage.vue') },
    { path: '/room', name: 'room', component: () => import('./pages/RoomPage.vue') },
    { path: '/point', name: 'point', component: () => import('./pages/PointPage.vue') },
    { path: '/alarms', name: 'alarms', component: () => import('./pages/AlarmsPage.vue') },
    { path: '/cameras', name: 'cameras', component: () => import('./pages/CamerasPage.vue') },
    { path: '/cameras/import', name: 'cameras-import', component: () => import('./pages/CameraImportPage.vue') },
    { path: '/suspects', name: 'suspects', component: () => import('./pages/SuspectsPage.vue') },
    { path: '/camera', name: 'camera', component: () => import('./pages/CameraPage.vue') },
    { path: '/rates', name: 'rates', component: () => import('./pages/RatesPage.vue') },
    { path: '/exclusions', name: 'exclusions', component: () => import('./pages/ExclusionsPage.vue') },
    { path: '/camera-facts', name: 'camera-facts', component: () => import('./pages/CameraFactsPage.vue') },
    { path: '/incidents', name: 'incidents', component: () => import('./pages/IncidentsPage.vue') },
    { path: '/incidents/:id', name: 'incident', component: () => import('./pages/IncidentPage.vue') },
    { path: '/messages', name: 'messages', component: () => import('./pages/MessagesPage.vue') },
    { path: '/load', name: 'load', component: () => import('./pages/LoadPage.vue') },
    { path: '/handover', name: 'handover', component: () => import('./pages/HandoverPage.vue') },
    { path: '/topology', name: 'topology', component: () => import('./pages/TopologyPage.vue') },
    { path: '/site-plan', name: 'site-plan', component: () => import('./pages/SitePlanPage.vue') },
    { path: '/field', name: 'field', component: () => import('./pages/FieldPage.vue') },
    { path: '/rules', name: 'rules', component: () => import('./pages/RulesPage.vue') },
    { path: '/proposals', name: 'proposals', component: () => import('./pages/ProposalsPage.vue') },
    { path: '/maintenance', name: 'maintenance', component: () => import('./pages/MaintenancePage.vue') },
    { path: '/clocks', name: 'clocks', component: () => import('./pages/ClocksPage.vue') },
    { path: '/contracts', name: 'contracts', component: () => import('./pages/ContractsPage.vue') },
    { path: '/contract', name: 'contract', component: () => import('./pages/ContractPage.vue') },
    { path: '/contract-item', name: 'contract-item', component: () => import('./pages/ContractItemPage.vue') },
    { path: '/inspections', name: 'inspections', component: () => import('./pages/InspectionsPage.vue') },
    { path: '/ledgers', name: 'ledgers', component: () => import('./pages/LedgersPage.vue') },
    { path: '/papers', name: 'papers', component: () => import('./pages/PapersPage.vue') },
    { path: '/orders', name: 'orders', component: () => import('./pages/OrdersPage.vue') },
    { path: '/orders/:id', name: 'order', component: () => import('./pages/OrderPage.vue') },
    { path: '/dispatch', name: 'dispatch', component: () => import('./pages/DispatchPage.vue') },
    { path: '/stock', name: 'stock', component: () => import('./pages/StockPage.vue') },
    { path: '/coverage', name: 'coverage', component: () => import('./pages/CoveragePage.vue') },
    { path: '/technicians', name: 'technicians', component: () => import('./pages/TechniciansPage.vue') },
    { path: '/edges', name: 'edges', component: () => import('./pages/EdgesPage.vue') },
    { path: '/:rest(.*)*', name: 'missing', component: () => import('./pages/MissingPage.vue') },
  ],
  scrollBehavior(to, from, saved) {
    if (saved) return saved
    return to.path === from.path ? undefined : { top: 0 }
  },
})

router.beforeEach(async (to) => {
  if (to.meta.open === true) return true
  try {
    await askWhoIAm()
  } catch {
    // The center cannot be reached: the page opens and says so; it learns who is logged in once it can.
    return true
  }
  if (me.value === null) return { name: 'login', query: to.path === START ? {} : { next: to.fullPath } }
  if (me.value?.mustChangePassword && to.name !== 'password') return { name: 'password', query: { next: to.fullPath } }
  return true
})

/** The page to go to after login: only a path of this console, never another place. */
export function nextPath(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) && !next.startsWith('/login') ? next : START
}
