import { zoneTime } from './days'

/** A part of a note that the center wrote about a stretch, as a key of the words and what stands in them. */
export type NotePart = { key: 'backfilled' | 'lastLook' | 'earlier'; value: string } | { key: null; value: string }

/**
 * The center's note about a stretch, taken apart so that it can be said in the language of the page; what is not
 * recognised stays as it is. Who approved an exclusion is left out: the page shows the whole ruling.
 */
export function noteParts(note: string): NotePart[] {
  return note.split('; ').filter((part) => part !== '' && !/, asked by .+, approved by /.test(part)).map((part): NotePart => {
    if (part === 'back-filled') return { key: 'backfilled', value: '' }
    const look = /^last look (\S+)$/.exec(part)?.[1]
    if (look !== undefined && !Number.isNaN(Date.parse(look))) return { key: 'lastLook', value: zoneTime(look) }
    const seconds = /^began at most (\d+) s earlier$/.exec(part)?.[1]
    return seconds === undefined ? { key: null, value: part } : { key: 'earlier', value: seconds }
  })
}
