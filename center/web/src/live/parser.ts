/** One server-sent event as the stream carried it. */
export interface StreamEvent {
  id: string | null
  event: string
  data: string
}

/** Longest unfinished event that is kept; a stream that exceeds it is broken off. */
export const MAX_EVENT_CHARS = 4 * 1024 * 1024

/**
 * Cuts the text of a server-sent event stream into events (WHATWG HTML, 9.2.6), whatever the pieces in which it
 * comes. Comments carry no event; whoever feeds the parser knows by the piece itself that the stream is alive.
 */
export class EventParser {
  private rest = ''
  private id: string | null = null
  private event = ''
  private data: string[] = []
  private size = 0

  /** Takes the next piece; gives back the events that are complete now. Throws RangeError on an endless event. */
  feed(piece: string): StreamEvent[] {
    const complete: StreamEvent[] = []
    const text = this.rest + piece
    let begin = 0
    for (;;) {
      const end = lineEnd(text, begin)
      if (end === null) break
      this.line(text.slice(begin, end.at), complete)
      begin = end.next
    }
    this.rest = text.slice(begin)
    if (this.rest.length + this.size > MAX_EVENT_CHARS) throw new RangeError('event too long')
    return complete
  }

  private line(line: string, complete: StreamEvent[]): void {
    if (line === '') {
      if (this.data.length > 0) {
        complete.push({ id: this.id, event: this.event || 'message', data: this.data.join('\n') })
      }
      this.event = ''
      this.data = []
      this.size = 0
      this.id = null
      return
    }
    const colon = line.indexOf(':')
    if (colon === 0) return
    const field = colon < 0 ? line : line.slice(0, colon)
    let value = colon < 0 ? '' : line.slice(colon + 1)
    if (value.startsWith(' ')) value = value.slice(1)
    this.size += value.length
    if (field === 'data') this.data.push(value)
    else if (field === 'event') this.event = value
    else if (field === 'id' && !value.includes('\0')) this.id = value
  }
}

function lineEnd(text: string, from: number): { at: number; next: number } | null {
  for (let at = from; at < text.length; at++) {
    const char = text[at]
    if (char === '\n') return { at, next: at + 1 }
    if (char === '\r') {
      // The other half of a CRLF may still be on its way.
      if (at + 1 === text.length) return null
      return { at, next: text[at + 1] === '\n' ? at + 2 : at + 1 }
    }
  }
  return null
}
