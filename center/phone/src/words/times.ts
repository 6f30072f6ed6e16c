import { t } from './index'

const BEIJING = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
})

/** 2026-11-23 10:05:09, Beijing time. */
export function fullTime(millis: number): string {
  return BEIJING.format(millis)
}

/** 10:05, with month and day when it is not the day of `now`. */
export function shortTime(millis: number, now: number): string {
  const [day, clock] = fullTime(millis).split(' ') as [string, string]
  const [today] = fullTime(now).split(' ') as [string]
  return day === today ? clock.slice(0, 5) : `${day.slice(5)} ${clock.slice(0, 5)}`
}

/** A span in the two largest units, without sign. */
export function span(millis: number): string {
  const seconds = Math.floor(Math.abs(millis) / 1_000)
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  if (seconds < 60) return t('span.seconds', { n: seconds })
  if (minutes < 60) return t('span.minutes', { n: minutes })
  if (hours < 24) return t('span.hours', { n: hours, m: minutes % 60 })
  return t('span.days', { n: Math.floor(hours / 24), m: hours % 24 })
}
