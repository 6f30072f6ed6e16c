import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/el-icon.css'
import 'element-plus/theme-chalk/el-badge.css'
import 'element-plus/theme-chalk/el-message.css'
import './styles/tokens.css'
import './styles/base.css'
import { createApp } from 'vue'
import App from './App.vue'
import { onRefused } from './api/client'
import { i18n, language, setLanguage } from './i18n'
import { startClock } from './live/clock'
import { close, watchNetwork } from './live/stream'
import { router } from './router'
import { me } from './session'

setLanguage(language.value)
startClock()
watchNetwork()

onRefused((error) => {
  const here = router.currentRoute.value
  if (error.code === 'unauthenticated') {
    close()
    const wasIn = me.value != null
    me.value = null
    if (here.name !== 'login' && wasIn) void router.push({ name: 'login', query: { next: here.fullPath, ended: '1' } })
  } else if (me.value != null && here.name !== 'password') {
    me.value = { ...me.value, mustChangePassword: true }
    void router.push({ name: 'password', query: { next: here.fullPath } })
  }
})

createApp(App).use(i18n).use(router).mount('#app')
