import type { zh } from './zh'

export const en: typeof zh = {
  cameras: {
    title: 'Cameras', list: 'Camera list', suspects: 'Wall of suspects', rates: 'Online rate', exclusions: 'Exclusions', import: 'Import register', menu: 'Camera sections',
    total: '{n} cameras', filters: 'Filters', state: 'State', allStates: 'All', district: 'District', owner: 'Owner', site: 'Site', item: 'Contract item', any: 'Any',
    text: 'Search', textHint: 'Code, name, address', sort: 'Order', clear: 'Clear filters', none: 'No cameras match.', unregistered: 'No cameras are registered yet. Import a register.',
    toImport: 'Import', camera: 'Camera', ladder: 'Ladder of evidence', picture: 'Picture', since: 'Since', faults: 'Picture faults', rate7d: 'Online, 7 days', noFaults: 'none',
    first: 'First', previous: 'Previous', next: 'Next', last: 'Last', pageOf: 'Page {page} of {pages}', perPage: '{n} a page', loading: 'Loading…', changed: '{code} is now {state}',
    lookAt: 'Last look', never: 'never looked at', noPicture: 'No picture', pictureOf: 'Picture of {name}, {time}', unregistered1: 'not registered', unregisteredHint: 'An edge looks at it, but no register names it; it is in no report.', open: 'Open file', details: 'Ladder in detail',
    zone: 'Times are Beijing time', beijing: 'Beijing time',
  },
  cameraSort: { worst: 'Worst first', since: 'Latest change first', code: 'By code', name: 'By name', district: 'By district' },
  cameraState: { up: 'Up', down: 'Down', 'not-observed': 'Not observed', out: 'Out of service' },
  cameraStateHint: {
    up: 'The last look proves that it is up.', down: 'A look proves a fault of its link, session or stream.', 'not-observed': 'Not seen, which is not down: the edge agent or a line is gone, or its turn has not come.',
    out: 'Not handed over, retired, or outside the contract\'s hours.',
  },
  seen: { good: 'good', bad: 'bad', 'not-observed': 'not observed' },
  rung: { link: 'Link', session: 'Session', accepted: 'Login', opened: 'Stream', flowing: 'Frames', picture: 'Picture', recording: 'Recording' },
  rungLong: {
    link: 'Link answers', session: 'Session made', accepted: 'Credentials accepted', opened: 'Stream opens', flowing: 'Frames flow', picture: 'Picture usable', recording: 'Recording present',
  },
  rungState: '{rung}: {seen}', ladderSum: '{good} good, {bad} bad, {unseen} not observed', rungAt: 'Looked at', rungSince: 'Since', rungLastGood: 'Last good',
  reason: {
    none: '', below: 'The rung below was not reached', unreachable: 'Address cannot be reached', unanswered: 'Connects, does not answer', malformed: 'Answer breaks the standard', 'credentials-wrong': 'Wrong user or password',
    'credentials-held-back': 'Password was refused; not tried again, lest it locks', 'credentials-missing': 'No user and password configured', 'credentials-not-spoken': 'Asks for a kind of login not spoken here', 'no-place': 'No stream place left (not down)',
    'no-such-stream': 'No such stream', 'transport-refused': 'Transport refused', 'stream-refused': 'Stream refused', 'no-video': 'No video track', 'no-stream': 'No data after the stream opened',
    'no-key-frame': 'No key frame', cut: 'Stream cut', 'limit-reached': 'Limit of bytes or time reached', undecodable: 'Cannot be decoded', 'decoder-crashed': 'Decoder crashed (not the camera\'s fault)',
    'decode-too-long': 'Decoding took too long', 'not-decoded': 'Not decoded', 'not-visited': 'Not visited', 'picture-fault': 'Picture fault', 'recording-none': 'No recording', 'recording-old': 'Recording stopped',
    'not-asked': 'Not asked',
  },
  fault: {
    black: 'black', blue: 'blue (no signal)', flat: 'one colour (covered)', snow: 'snow', dark: 'too dark', bright: 'too bright', 'low-contrast': 'low contrast', blurred: 'blurred', noisy: 'noise', noise: 'noise',
    'colour-cast': 'colour cast', cast: 'colour cast', stripes: 'stripes', frozen: 'frozen', covered: 'occluded', occluded: 'occluded', 'scene-changed': 'scene changed', moved: 'scene changed',
  },
  suspects: {
    hint: 'Cameras that are down, show a bad picture, or are not observed; the longest first. Not observed is not down.', none: 'No suspects.', allGood: 'All cameras that are to be looked at are fine.',
    down: 'Down', picture: 'Bad picture', notObserved: 'Not observed', downHint: 'A look proves a fault.', pictureHint: 'Up, but the picture cannot be used.',
    unseenHint: 'Not seen: the edge agent, a line or something above is gone. Nothing can be said of the camera.', lastGood: 'last good {time}', lastGoodNever: 'never good', pictureAt: 'picture of {time}', stale: 'picture from before',
    all: 'All', counted: '{n} cameras', limit: 'Only the worst {n} of {total} are shown.', groups: 'Why suspected', more: 'Show {n} more',
  },
  file: {
    crumbs: 'Camera file', missing: 'There is no camera {code}.', noCode: 'The address names no camera.', register: 'Register', empty: 'The register says no more.', service: 'In service', commissioned: 'handed over', retired: 'retired', party: 'Responsible', weight: 'Weight',
    pictures: 'Kept pictures', noPictures: 'No pictures kept yet. One is kept at every change of judgement and once a day.', why: { change: 'judgement changed', daily: 'daily', asked: 'asked for' }, good: 'fine', close: 'Close',
    timeline: 'Timeline', measure: 'Measure', previous: 'Earlier', next: 'Later', today: 'Today', custom: 'Date', stretches: 'Intervals', stretchesOf: 'Intervals ({n})', from: 'From', to: 'To', duration: 'Length', what: 'Class', root: 'Root', note: 'Note',
    noStretches: 'No intervals in this span.', choose: 'Choose an interval to see what it rests on.', shown: 'Chosen interval', evidence: 'Rests on', runs: 'Looks', noRuns: 'No looks in this interval.', looks: '{n} looks', one: '1 look',
    excused: 'Approved by', excusedBy: 'approved by {by}, {at}', askedBy: 'asked by {by}, {at}', beneath: 'Without it: {what}', papers: 'Papers', ids: 'Evidence ids', moreIds: '{n} more',
    rate: 'Online and intact rate', span7: '7 days', span30: '30 days', coverage: 'Coverage', between: '{low} to {high}', insufficient: 'Insufficient data', notApplicable: 'Not applicable', notApplicableHint: 'No time counts.',
    insufficientHint: 'Less is known than the contract demands; only bounds can be given.', resolution: 'Resolution', alarms: 'Alarms and commands', noAlarms: 'No open alarms.', commands: 'Commands', noDevice: 'No device yet: the edge agent has not reported this camera.', device: 'Device', ask: 'Ask to exclude', moreRuns: 'Only the first {n} are listed.',
  },
  fileGroup: { basic: 'Basic', place: 'Place', kind: 'Type', line: 'Line and power', manage: 'Management', more: 'Other' },
  register: {
    code: 'Code', name: 'Name', district: 'District', site: 'Site', owner: 'Owner', items: 'Contract items', edge: 'Edge', device: 'Device', manufacturer: 'Manufacturer', model: 'Model', serial: 'Serial number', ip: 'IP address', mac: 'MAC address', port: 'Port', type: 'Camera type', function: 'Function', address: 'Address',
    longitude: 'Longitude', latitude: 'Latitude', direction: 'Direction', pole: 'Pole', power: 'Power supply', access: 'Access', link: 'Link', uplink: 'Uplink switch/port', storage: 'Storage', recordingDays: 'Recording days', builder: 'Built by', manager: 'Managed by', ownership: 'Ownership', maintainer: 'Maintained by', contact: 'Contact',
    installed: 'Installed', warranty: 'Warranty until', status: 'Status', remark: 'Remark',
  },
  note: { backfilled: 'back-filled', lastLook: 'last look {value}', earlier: 'began at most {value} s earlier' },
  measure: { online: 'Online rate', intact: 'Intact rate' },
  spanName: { day: 'Day', week: 'Week', month: 'Month' },
  timeClass: { up: 'Up', down: 'Down', unknown: 'Unknown', excluded: 'Excused', out: 'Out of service' },
  timeClassHint: {
    up: 'Looks prove it good.', down: 'Looks prove a fault.', unknown: 'No evidence that can be trusted.', excluded: 'Excused with approval; in neither numerator nor denominator.', out: 'Before handing over, after retirement, or outside the contract\'s hours.',
  },
  rates: {
    hint: 'Rate = up ÷ (up + down). Unknown time is neither; bounds and coverage tell of it.', measure: 'Measure', group: 'Group by', split: 'Split by', from: 'From', to: 'Until (incl.)', last7: '7 days', last30: '30 days', thisMonth: 'This month', lastMonth: 'Last month',
    run: 'Reckon', total: 'Total', name: 'Name', cameras: 'Cameras', hadDown: 'With faults', down: 'Down', unknown: 'Unknown', excluded: 'Excused', low: 'Low', high: 'High', coverage: 'Coverage',
    chart: 'Chart', byGroup: 'Groups compared', byTime: 'Over time', none: 'No cameras in this range.', downloads: 'Download', download: 'Download {format}', busy: 'Being made…', drill: 'Cameras of {name}', crumbs: 'Online rate', unnamed: '(not given)',
    versions: 'Versions', noVersions: 'No version of this report has been issued.', issue: 'Issue a version', why: 'Why', whyHint: 'e.g. first issue; late data; late approval', issued: 'Version {n} issued', version: 'Version {n}', issuedBy: 'issued by {by}, {at}', knownAt: 'as known at {at}', difference: 'Difference to the one before', same: 'The same as the one before.',
    show: 'Show this version', before: 'before', after: 'this one', span: 'Span', band: 'Bounds', noChange: 'no change', target: 'Choose a number to see its cameras, intervals and evidence.', cancel: 'Cancel', groups: 'Groups', spans: 'Spans', moreRows: 'Show {n} more rows', badRange: 'The first day must be before the last, and no more than {n} days apart.', chosen: 'On the chart',
  },
  groupBy: { district: 'District', owner: 'Owner', item: 'Contract item', site: 'Site', camera: 'Camera' },
  split: { day: 'By day', week: 'By week', month: 'By month', whole: 'Whole' },
  exclusions: {
    hint: 'One person asks, another approves. Time that nobody approved counts as it is.', ask: 'Ask to exclude', all: 'All', none: 'No requests match.', codes: 'Camera codes', codesHint: 'One a line or with commas, at most {n}', reason: 'Reason', from: 'From', to: 'To', text: 'Explanation', textHint: 'e.g. planned power cut, notice attached', papers: 'Papers', papersHint: 'Numbers of letters, photographs, notices, one a line',
    submit: 'Ask', cancel: 'Cancel', busy: 'Sending…', asked: 'Asked', approve: 'Approve', refuse: 'Refuse', revoke: 'Revoke', decided: 'Recorded', comment: 'Comment', window: 'Approved window', windowHint: 'A part of what was asked for may be approved.', ownAsk: 'Another person must decide on what you asked for', needsRole: 'Needs the role engineer', consequence: 'Consequence',
    consequenceOf: '{code} in this window, without exclusion', consequenceHint: 'Approved, this time leaves numerator and denominator alike. Excusing a fault raises the rate, excusing good time lowers the base.', noEffect: 'No time counts in this window; approval changes no number.', lowersDown: 'takes out {n} down', lowersUp: 'takes out {n} up', lowersUnknown: 'takes out {n} unknown', restores: 'Revoked, this time counts again:',
    ahead: 'What has not come yet cannot be reckoned now.', loading: 'Reckoning the consequence…', by: 'Asked by', when: 'Window', length: 'Length', cameras: '{n} cameras', badWindow: 'The window must begin before it ends.', noCodes: 'Name at least one camera.', tooMany: 'At most {n} cameras; ask in parts.', noText: 'Give an explanation.', history: 'History', onlyFirst: 'Only the first {n} cameras are reckoned.',
  },
  exclusionState: { undecided: 'Undecided', approved: 'Approved', refused: 'Refused', revoked: 'Revoked' },
  exclusionReason: {
    maintenance: 'Planned maintenance', 'force-majeure': 'Force majeure', 'grid-failure': 'Power cut', 'carrier-failure': 'Carrier failure', 'third-party-works': 'Others\' works', 'owner-request': 'Owner\'s request',
  },
  sheet: {
    hint: 'Upload the register as XLSX. It is tried first, and errors are told by row and column; with a single error nothing is imported.', template: 'Download template (with present data)', choose: 'Choose file', drop: 'or drop it here', wrongType: 'Choose an .xlsx file.', tooLarge: 'The file has more than {n} MB; import it in parts.', check: 'Try', checking: 'Trying…', importing: 'Importing…', again: 'Another file',
    fine: 'No errors; it can be imported.', errors: '{n} errors; nothing was imported.', rows: 'Rows', added: 'New', changed: 'Changed', unchanged: 'Unchanged', row: 'Row', column: 'Column', value: 'Value', problem: 'Problem', advice: 'What to do', confirm: 'Import', done: 'Imported: {added} new, {changed} changed, {unchanged} unchanged.', nothing: 'The same as the register; nothing to import.',
    emptyCell: '(empty)', moreErrors: 'Show {n} more', toList: 'To the list', needsRole: 'Importing needs the role engineer.', file: 'File', copy: 'Copy the errors', copied: 'Copied', stepChoose: 'Choose', stepCheck: 'Try', stepImport: 'Import', steps: 'Steps',
  },
}
