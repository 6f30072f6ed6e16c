import { createRouter, createWebHistory } from 'vue-router'
import { askWhoIAm, me } from './session'

// Ids of places, devices and points may hold dots, which servers take for the ending of a file: they stand in the query.
export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', redirect: '/sites' },
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
  if (me.value === null) return { name: 'login', query: to.path === '/sites' ? {} : { next: to.fullPath } }
  if (me.value?.mustChangePassword && to.name !== 'password') return { name: 'password', query: { next: to.fullPath } }
  return true
})

/** The page to go to after login: only a path of this console, never another place. */
export function nextPath(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) && !next.startsWith('/login') ? next : '/sites'
}
