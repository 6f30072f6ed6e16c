import type { zh } from './zh'

export const en: typeof zh = {
  dateField: { pick: 'Open the calendar', dayForm: 'YYYY-MM-DD', timeForm: 'YYYY-MM-DD hh:mm', wrong: 'Write it like {form}' },
  app: { name: 'Gengfu', tagline: 'Power & environment', skip: 'Skip to content', menu: 'Main navigation' },
  nav: { clocks: 'Clocks', orders: 'Orders', more: 'More', incidents: 'Incidents', sites: 'Sites', topology: 'Topology', cameras: 'Cameras', alarms: 'Alarms', edges: 'Edge agents', back: 'Back' },
  user: { password: 'Change password', logout: 'Log out', menu: 'User menu' },
  role: { viewer: 'Viewer', operator: 'Operator', engineer: 'Engineer', administrator: 'Administrator' },
  language: { switch: '中文', label: 'Switch to Chinese' },
  login: {
    title: 'Log in', user: 'User', password: 'Password', submit: 'Log in', busy: 'Logging in…',
    first: 'On its first start the center prints a one-time password to its console (user admin).',
    ended: 'The session has ended. Please log in again.',
  },
  password: {
    title: 'Change password', once: 'This password works once. Choose a new one to go on.', current: 'Present password',
    replacement: 'New password', again: 'New password again', rule: '10 to 256 characters, not the present one.',
    differ: 'The two new passwords differ.', submit: 'Save new password', done: 'Password changed', cancel: 'Cancel',
  },
  connection: {
    closed: 'Not connected', connecting: 'Connecting', live: 'Live', reconnecting: 'Reconnecting', offline: 'Offline',
    since: 'since {time}', frozen: 'The page lost the center. The values below stand as of {time}; they do not say what is now.',
    retrying: 'Trying again by itself.',
  },
  state: { up: 'Up', down: 'Down', 'not-observed': 'Not observed', empty: 'No devices' },
  stateHint: {
    'not-observed': 'The edge agent is gone: the state of the device is unknown, which is not the same as down.',
    down: 'The edge agent is up, but the device does not answer.',
  },
  severity: { critical: 'Critical', major: 'Major', minor: 'Minor', warning: 'Warning', indeterminate: 'Unrated' },
  quality: {
    good: 'Good', 'not-available': 'No value', implausible: 'Implausible', 'device-error': 'Device error', stale: 'Stale',
    none: 'No data',
  },
  qualityHint: {
    good: 'The device answered and the value passed every check.', 'not-available': 'The device says that it has no value here.',
    implausible: 'Outside what is possible, or jumped too far.', 'device-error': 'The device answered with an error instead of a value.',
    stale: 'The device did not answer; the value is old.', none: 'No reading has come yet.',
  },
  age: {
    none: '—', now: 'just now', seconds: '{n} s ago', minutes: '{n} min ago', hours: '{n} h ago', days: '{n} d ago',
    ahead: 'clock {n} s ahead',
  },
  flag: { yes: 'Yes', no: 'No' },
  sites: {
    title: 'Sites', none: 'No sites yet. Add them under sites in the center\'s settings file.', devices: '{n} devices',
    noAlarms: 'No active alarms', attention: 'To acknowledge', allQuiet: 'Nothing waits for acknowledgement.', viewAll: 'View all',
    unacked: '{n} unacknowledged', elsewhere: 'No room assigned',
  },
  room: {
    none: 'No devices in this room yet. They appear when their edge agent reports them.', illustrative: 'Illustrative profile',
    illustrativeHint: 'The profile was not checked against the real device; addresses and ranges are for demonstration.', since: 'since {time}', signals: 'Signals', settings: 'Settings', controls: 'Control',
    trend: 'Show trend', notes: 'Firmware notes: {n}', noteCertain: 'Applies to this firmware', notePossible: 'May apply (version or range unknown)',
    workaround: 'What to do:', evidence: 'Evidence:',
  },
  kind: {
    'power-ups': 'UPS', 'power-meter': 'Meter', 'cooling-crac': 'Precision AC', 'environment-temperatureHumidity': 'Temperature & humidity',
    'environment-leak': 'Leak', 'io-contacts': 'Digital I/O', 'power-48v': '48 V plant', 'power-pdu': 'PDU', 'radio-baseStation': 'Base station', 'queue-ticketMachine': 'Ticket machine',
    'queue-caller': 'Caller', 'queue-kiosk': 'Kiosk', 'network-switch': 'Switch', 'network-link': 'Link', 'time-clock': 'Clock',
    'heating-station': 'Heating station', 'sewage-plant': 'Sewage plant', 'host-computer': 'Computer', edge: 'Edge agent',
  },
  trend: {
    range: 'Time range', min: 'Min', mean: 'Mean', max: 'Max', count: 'Readings', follow: 'Follow newest',
    following: 'Following newest', empty: 'No good readings in this range.', noData: 'no data',
    text: 'Text points have no trend.', hint: 'Drag to zoom into a range, wheel to zoom, double-click to reset.', table: 'Data table', chart: 'Chart',
    time: 'Time',
  },
  span: { '15m': '15 min', '1h': '1 h', '6h': '6 h', '24h': '24 h', '7d': '7 d', '30d': '30 d' },
  alarms: {
    title: 'Alarms', state: 'State', severity: 'Severity', site: 'Site', text: 'Search', textHint: 'Text, rule, device', time: 'Raised',
    allSites: 'All sites', anyTime: 'Raised any time', custom: 'Custom', from: 'From', to: 'To', clear: 'Clear filters', total: '{n} in all',
    totalMany: 'more than {n}', none: 'No alarms match.', more: 'Load more', device: 'Device', what: 'Alarm', reason: 'Reason',
    when: 'Raised', status: 'State', acknowledge: 'Acknowledge', arrivedLate: '{n} late', raised: 'Raised (device time)',
    received: 'Arrived (center time)', lag: '{n} after it was raised', cleared: 'Cleared (device time)', observed: 'Observed', limit: 'Limit', action: 'What to do',
    noAction: 'The profile recommends no action.', spares: 'Spare parts', substitutes: 'substitutes: {parts}', rule: 'Rule', occurrence: 'Occurrence {n}', toggles: 'toggled {n}×',
    history: 'History', noLimit: 'State alarm (no limit)', leaving: 'No longer matches the filter',
    sourceLost: 'source lost', fresh: 'New alarm: {text}', filters: 'Filters', shelvedUntil: 'Shelved until {time}', unknownSource: 'Source lost; shown as last known',
    full: 'The list holds {n} at most; find older ones by a filter.', toIncident: 'Open the incident', explained: 'Explained by an incident', waiting: '{n} new alarms, click to show', explainedBy: 'Suppressed: this incident explains it', ofIncident: 'Incident', edgeSelf: 'The edge agent itself', exceeds: 'observed {observed}, limit {limit}',
  },
  alarmFilter: { open: 'Open', unacknowledged: 'Unacknowledged', active: 'Active', closed: 'Closed', all: 'All' },
  alarmState: {
    normal: 'Returned', unacknowledged: 'Active · unacknowledged', acknowledged: 'Active · acknowledged',
    'returned-unacknowledged': 'Returned · unacknowledged', 'latched-unacknowledged': 'Latched · unacknowledged',
    'latched-acknowledged': 'Latched · acknowledged', shelved: 'Shelved', suppressed: 'Suppressed', 'out-of-service': 'Out of service',
  },
  clearCause: { device: 'the device returned', reconciled: 'reconciled (the clear itself was lost)', contradicted: 'contradicted by other facts', withdrawn: 'late data showed that it never was' },
  history: {
    raised: 'Raised', cleared: 'Cleared', acknowledged: 'Acknowledged', updated: 'Severity or value updated', revised: 'Revised by late data', fleeting: 'Exceeded for a moment',
    realarmed: 'Announced again', 'became-stale': 'Standing for long', 'reset-done': 'Reset', 'noted-closed': 'Noted as closed', shelved: 'Shelved',
    unshelved: 'Unshelved', suppressed: 'Suppressed', unsuppressed: 'No longer suppressed', 'taken-out': 'Taken out of service', 'put-back': 'Put back into service',
    'source-went-silent': 'Source lost', 'source-heard': 'Source back', chattered: 'Chattering', heard: 'Said at the other side', agreed: 'Both sides agree',
  },
  command: {
    run: 'Run', set: 'Set', runTitle: 'Run command', setTitle: 'Set value', value: 'New value', range: 'Allowed: {min} to {max} {unit}', step: ', in steps of {n}',
    needsSecond: 'Another {role} must agree within 10 minutes after that.', needsRole: 'Needs the role {role}', notConnected: 'The edge agent is not connected', cancel: 'Cancel', busy: 'Sending…',
    send: 'Send', next: 'Next', confirm: 'Yes, do it', request: 'Ask for approval', pending: 'Waiting for approval', askedBy: 'asked by {user} at {time}', left: '{n} min left',
    agree: 'Agree', decline: 'Decline', takeBack: 'Take back',
  },
  commandState: {
    asked: 'Needs approval', agreed: 'Agreed', declined: 'Declined', expired: 'Nobody agreed', sent: 'Sent', done: 'Done', refused: 'Refused', failed: 'Failed', unknown: 'Unknown',
  },
  commandHint: {
    asked: 'Another person must agree.', agreed: 'Agreed, about to be sent.', declined: 'Declined or taken back; nothing was sent.', expired: 'Nobody agreed in time; nothing was sent.', sent: 'Sent; waiting for what comes of it.',
    done: 'The device did it.', refused: 'The edge agent did not begin it.', failed: 'It did not succeed.', unknown: 'No outcome was heard; it is not sent again by itself. Look at the device first.',
  },
  ack: {
    title: 'Acknowledge alarm', comment: 'Comment (optional)', placeholder: 'e.g. somebody is on the way to the room', submit: 'Acknowledge', cancel: 'Cancel', busy: 'Sending…',
    done: 'Acknowledged', note: 'Acknowledging says that somebody knows. It does not clear the alarm.',
  },
  edges: {
    title: 'Edge agents', none: 'No edges yet. Add them under edges in the center\'s settings file.', outbox: 'Outbox', records: 'records',
    lastBirth: 'Last birth', lastData: 'Last data', health: 'Its own health', counters: 'Counted by the center since its start', rebirth: 'Ask for rebirth',
    rebirthDone: '{edge} was asked for its births', never: 'never', refused: 'Refused last:', noHealth: 'It has not reported its health yet.',
  },
  session: { online: 'Online', offline: 'Offline', 'never-seen': 'Never connected' },
  counter: {
    messages: 'Messages', readings: 'Readings', alarms: 'Alarms', births: 'Births', duplicates: 'Duplicates', dropped: 'Dropped', refused: 'Refused',
    gone: 'Disconnects', postponed: 'Postponed', malformed: 'Malformed', sequenceGaps: 'Sequence gaps', gapsHealed: 'Gaps healed', outOfStep: 'Out of step',
    rebirthsAsked: 'Rebirths asked for',
  },
  error: {
    unreachable: 'The center cannot be reached. Check the network.', 'wrong-password': 'Wrong user or password.', throttled: 'Too many tries. Wait {n} seconds.',
    forbidden: 'Your role may not do this.', 'foreign-origin': 'The request came from another page and was refused.', 'not-found': 'Not found.', unavailable: 'The store is unavailable for now. Try again later.',
    timeout: 'The center did not answer in time. Try again later.', internal: 'Internal error at the center.', 'bad-request': 'The request is not right.', conflict: 'Not done: the state has changed.', 'confirmation-required': 'It must be confirmed.',
    retry: 'Try again', load: 'Loading failed', missing: 'No such page', missingHint: 'The address may have changed.', home: 'To the start page',
  },
}
