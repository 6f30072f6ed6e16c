const two = (n: number) => String(n).padStart(2, '0')

/** Date and time of this machine's zone: 2026-11-22 15:04:05. */
export function dateTime(time: string | number | Date): string {
  const t = new Date(time)
  return `${t.getFullYear()}-${two(t.getMonth() + 1)}-${two(t.getDate())} ${clockTime(t)}`
}

export function clockTime(time: string | number | Date): string {
  const t = new Date(time)
  return `${two(t.getHours())}:${two(t.getMinutes())}:${two(t.getSeconds())}`
}

/** Today only the time, else the date without the year where it is this one. */
export function shortTime(time: string, nowMillis: number): string {
  const full = dateTime(time)
  const today = dateTime(nowMillis)
  if (full.slice(0, 10) === today.slice(0, 10)) return full.slice(11)
  return full.slice(0, 4) === today.slice(0, 4) ? full.slice(5) : full
}

/** The value of an input of type datetime-local, and back. */
export function toLocalInput(time: string): string {
  return dateTime(time).slice(0, 16).replace(' ', 'T')
}

export function fromLocalInput(text: string): string | null {
  const millis = Date.parse(text)
  return text === '' || Number.isNaN(millis) ? null : new Date(millis).toISOString()
}

/** How long the news took from the device to the center, in seconds with one digit. */
export function lagSeconds(eventTime: string, arrival: string): number {
  return Math.round((Date.parse(arrival) - Date.parse(eventTime)) / 100) / 10
}
