import { createRouter, createWebHistory } from 'vue-router'
import { who } from './book'
import Orders from './pages/Orders.vue'

export const router = createRouter({
  history: createWebHistory('/m/'),
  scrollBehavior: (_to, _from, kept) => kept ?? { top: 0 },
  routes: [
    { path: '/', name: 'orders', component: Orders },
    { path: '/login', name: 'login', component: () => import('./pages/Login.vue') },
    { path: '/order/:id', name: 'order', component: () => import('./pages/Order.vue'), props: true },
    { path: '/scan', name: 'scan', component: () => import('./pages/Scan.vue') },
    // Codes may hold dots, and a path with a dot is a file.
    { path: '/device', name: 'device', component: () => import('./pages/Device.vue'), props: (to) => ({ code: String(to.query.code ?? '') }) },
    // What a label's address leads to when the phone's own camera reads it.
    { path: '/d/:code(.*)', redirect: (to) => ({ name: 'device', query: { code: String(to.params.code) } }) },
    { path: '/outbox', name: 'outbox', component: () => import('./pages/Outbox.vue') },
    { path: '/me', name: 'me', component: () => import('./pages/Me.vue') },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})

router.beforeEach((to) => {
  if (who.value === null && to.name !== 'login') return { name: 'login', query: { next: to.fullPath } }
  return true
})
