import { describe, expect, it } from 'vitest'
import type { Device, Point, Room } from '../src/api/types'
import { FIRST_WAIT_MILLIS, LONGEST_WAIT_MILLIS, waitMillis } from '../src/live/backoff'
import { indexPoints, mergeDevice, mergeReading } from '../src/live/merge'
import { EventParser, MAX_EVENT_CHARS } from '../src/live/parser'

const STREAM = 'event: hello\ndata: {"a":1}\n\n: ping\n\nid: x-17\r\nevent: readings\r\ndata: one\r\ndata: two\r\n\r\ndata:no-space\rdata: y\r\r'
const EVENTS = [
  { id: null, event: 'hello', data: '{"a":1}' },
  { id: 'x-17', event: 'readings', data: 'one\ntwo' },
  { id: null, event: 'message', data: 'no-space\ny' },
]

describe('the parser of the event stream', () => {
  // WHATWG HTML 9.2.6: lines end with LF, CR or CRLF; the network cuts where it likes.
  it('finds the same events at every place where the stream may be cut', () => {
    for (let cut = 0; cut <= STREAM.length; cut++) {
      const parser = new EventParser()
      const found = [...parser.feed(STREAM.slice(0, cut)), ...parser.feed(STREAM.slice(cut)), ...parser.feed('\n')]
      expect(found, `cut at ${cut}`).toEqual(EVENTS)
    }
  })

  it('ignores events without data and fields that it does not know', () => {
    expect(new EventParser().feed('event: a\n\nretry: 5\nwhat\ndata\n\n')).toEqual([{ id: null, event: 'message', data: '' }])
  })

  it('breaks off an event without end', () => {
    const parser = new EventParser()
    expect(() => {
      for (let i = 0; i < 6; i++) parser.feed('data: ' + 'x'.repeat(MAX_EVENT_CHARS / 4) + '\n')
    }).toThrow(RangeError)
  })
})

describe('the wait between two tries', () => {
  it('doubles up to its longest, with a random half', () => {
    expect(waitMillis(1, 1)).toBe(FIRST_WAIT_MILLIS)
    expect(waitMillis(1, 0)).toBe(FIRST_WAIT_MILLIS / 2)
    expect(waitMillis(2, 1)).toBe(2 * FIRST_WAIT_MILLIS)
    expect(waitMillis(1000, 1)).toBe(LONGEST_WAIT_MILLIS)
    expect(waitMillis(1000, 0)).toBe(LONGEST_WAIT_MILLIS / 2)
  })
})

function room(): Room {
  const point: Point = {
    point: 'ambient.temperature', type: 'real', unit: 'Cel', low: null, high: null, title: { zh: '温度' }, labels: {}, writable: false, write: null,
    value: 23.4, quality: 'good', eventTime: '2026-11-22T07:15:00.120Z',
  }
  const device: Device = {
    edge: 'room-a', device: 'th-1', site: 'hall-1', room: 'room-1', title: { zh: '温湿度' }, kind: 'environment', profile: 'th-modbus', vendor: '',
    model: '', facts: {}, state: 'up', since: null, lastSeen: null, points: [point], settings: [], commands: [], alarms: [], notes: [],
  }
  const counts = { devices: 1, up: 1, down: 0, notObserved: 0, critical: 0, major: 0, minor: 0, warning: 0, indeterminate: 0, unacknowledged: 0 }
  return { site: 'hall-1', room: 'room-1', siteTitle: { zh: '' }, title: { zh: '' }, counts, worst: 'up', devices: [device] }
}
const reading = { edge: 'room-a', device: 'th-1', point: 'ambient.temperature', value: 24, quality: 'good' as const, eventTime: '2026-11-22T07:15:01.120Z' }

describe('live readings on the page', () => {
  it('replace the value with its quality and time', () => {
    const here = room()
    expect(mergeReading(indexPoints(here.devices), { ...reading, value: null, quality: 'stale' })).toBe(true)
    expect(here.devices[0]?.points[0]).toMatchObject({ value: null, quality: 'stale', eventTime: reading.eventTime })
  })

  // A replayed backlog comes after live values; it must not turn the page back.
  it('do not replace a newer value', () => {
    const here = room()
    expect(mergeReading(indexPoints(here.devices), { ...reading, eventTime: '2026-11-22T07:14:59.999Z' })).toBe(false)
    expect(here.devices[0]?.points[0]?.value).toBe(23.4)
  })

  it('of a point that the page does not show change nothing', () => {
    expect(mergeReading(indexPoints(room().devices), { ...reading, edge: 'room-b' })).toBe(false)
  })
})

describe('the state of a device', () => {
  const event = { edge: 'room-a', device: 'th-1', site: 'hall-1', room: 'room-1', state: 'not-observed' as const, since: '2026-11-22T07:20:00.000Z', born: false }

  it('changes in place', () => {
    const here = room()
    expect(mergeDevice(here, event)).toBe('changed')
    expect(here.devices[0]).toMatchObject({ state: 'not-observed', since: event.since })
  })

  it('asks for the room anew when a device came, moved or was born again', () => {
    expect(mergeDevice(room(), { ...event, born: true })).toBe('reload')
    expect(mergeDevice(room(), { ...event, device: 'new' })).toBe('reload')
    expect(mergeDevice(room(), { ...event, room: 'room-2' })).toBe('reload')
    expect(mergeDevice(room(), { ...event, device: 'new', room: 'room-2' })).toBe('other')
  })
})
