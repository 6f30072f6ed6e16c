import { i18n } from '..'
import { en } from './en'
import { zh } from './zh'

// The words of orders, dispatch, stock, coverage and technicians come with their pages: importing this file adds them.
i18n.global.mergeLocaleMessage('zh', zh)
i18n.global.mergeLocaleMessage('en', en)
