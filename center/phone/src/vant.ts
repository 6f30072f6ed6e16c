import type { App } from 'vue'
import { Button, Field, Popup, PullRefresh, Switch, Tag } from 'vant'
// Styles one by one: Vant's own list brings its icon font, which the app does not use and the center's content policy forbids.
import 'vant/es/style/base.css'
import 'vant/es/button/index.css'
import 'vant/es/loading/index.css'
import 'vant/es/overlay/index.css'
import 'vant/es/popup/index.css'
import 'vant/es/cell/index.css'
import 'vant/es/field/index.css'
import 'vant/es/pull-refresh/index.css'
import 'vant/es/switch/index.css'
import 'vant/es/tag/index.css'
import 'vant/es/toast/index.css'
import 'vant/es/dialog/index.css'

/** The few parts of Vant that the app uses. */
export function useVant(app: App): void {
  for (const part of [Button, Field, Popup, PullRefresh, Switch, Tag]) app.use(part)
}
