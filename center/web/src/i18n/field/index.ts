import { i18n } from '..'
import { en } from './en'
import { zh } from './zh'

// The words of the topology, rule and maintenance pages come with those pages: importing this file adds them.
i18n.global.mergeLocaleMessage('zh', zh)
i18n.global.mergeLocaleMessage('en', en)
