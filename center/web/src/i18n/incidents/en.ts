import type { zh } from './zh'

export const en: typeof zh = {
  duty: { menu: 'Duty', incidents: 'Incidents', messages: 'Messages', load: 'Load', handover: 'Handover' },
  incidents: {
    title: 'Incidents', incident: 'Incident', severity: 'Severity', members: 'Active / all', since: 'Since', state: 'State', site: 'Site', allSites: 'All sites', text: 'Search', textHint: 'Device, what happened, id', filters: 'Filters', mark: 'Mark', anyMark: 'Any mark', span: 'Began', anyTime: 'Any time', within: 'Last {span}',
    sort: 'Order', clear: 'Clear filters', counts: 'Counts of open incidents', open: 'Open', shown: '{n} in all', loading: 'Loading… ({n})', none: 'No incidents match.', quiet: 'No incident is open now.', fresh: '{n} new incidents, click to show', came: 'New incident: {text}', leaving: 'No longer matches the filter', more: 'Load more',
    tooMany: '{total} incidents are open; {n} of them are shown. Narrow the list by a filter.', membersHint: '{n} members, {active} of them still active', keys: 'Move with the arrow keys, open with Enter.',
  },
  incidentFilter: { open: 'Open', resolved: 'Resolved', all: 'All' },
  incidentSort: { worst: 'Worst first', newest: 'Newest first', largest: 'Largest first' },
  incidentState: { held: 'Waiting for a cause', open: 'Open', resolved: 'Resolved', merged: 'Merged' },
  incidentMark: {
    held: 'Waiting for a cause', heldHint: 'A cause above it may not have been heard yet: people are told after 3 minutes at most. The clocks of the contract run meanwhile.', heldCount: 'Waiting for cause', unseen: 'Not observed', unseenOf: 'Not observed {n}', unseenHint: 'The edge agent that observes them is gone: their state is unknown, which is not down.', unseenCount: 'Not observed', unacknowledged: 'Unacknowledged', unacknowledgedHint: 'Nobody has said yet that they know.', unacknowledgedCount: 'Unacknowledged',
    inferred: 'Inferred', inferredHint: 'The root itself said nothing; {failed} of the {of} below it failed together.', residual: 'Residual', residualHint: 'Its cause is over and it is not: it needs work of its own.', byHand: 'By hand', byHandHint: 'A person merged, split or named the root; no rule undoes that.', maintenance: 'Maintenance', maintenanceHint: 'Within the maintenance window {id}.', acknowledged: 'Acknowledged',
  },
  story: {
    loading: 'Loading the incident…', tree: 'What hangs on it', graphVersion: 'drawing {n}', timeline: 'What happened', tried: 'What was tried', messages: 'Messages sent', allMessages: 'On the page of messages', noMessages: 'No message was sent.', heldMessages: 'A cause above it is waited for; nobody was told yet.', moreMembers: '{n} more members are not listed.',
    why: 'Why', hideWhy: 'Hide', fold: 'Open or close what is below {name}', below: '{n} below', over: 'Back', moreOf: 'Show {n} more', noReason: 'No cause above explains it.', raised: 'Raised', ended: 'Back', lag: '{n} after its cause', rule: 'Rule', ruleVersion: 'version {n}', way: 'Way', rejected: 'Causes that were looked at and not taken',
    residualTo: 'Left over as incident {id}', residualOf: 'Left over from incident {id}', mergedInto: 'Merged into incident {id}', toAlarm: 'Alarm', toCamera: 'Camera', toDevice: 'Alarms of this device', toPlan: 'Show in the plan', plan: 'Plan', rootAlarm: 'Alarm of the root',
    root: 'Root', opened: 'Began', lasting: 'for {n}', lasted: 'lasted {n}', told: 'First told', notYet: 'Waiting for a cause, nobody told', nobody: 'Nobody told', id: 'Id', count: { active: '{n} active', ended: '{n} back', notObserved: '{n} not observed' },
  },
  endWhy: { cleared: 'the device returned', superseded: 'raised again (its clear was lost)', reconciled: 'reconciled', contradicted: 'contradicted: what is below works', revoked: 'the inference was revoked', 'lease-over': 'its source has not mentioned it for a day' },
  hand: {
    acknowledge: 'Acknowledge', merge: 'Merge into another', split: 'Split off', reroot: 'Name the root', reason: 'Reason (needed)', comment: 'Comment (optional)', noReason: 'Say why: those who come later need to know.', noTarget: 'Choose the incident to merge into.', noMember: 'Choose a member or write a node.', cancel: 'Cancel', busy: 'Sending…', into: 'Into which incident', member: 'Member to split off (with what is below it)', choose: 'Choose', node: 'Root node', nodeHint: 'e.g. edge-0001/ups or feeder:F07',
    acknowledgeHint: 'Acknowledges every unacknowledged alarm of it. It says that somebody knows; it clears nothing.', mergeHint: 'When both have one cause. A person decides this; no rule undoes it.', splitHint: 'When a member has nothing to do with the cause. It becomes an incident of its own; no rule undoes it.', rerootHint: 'When something else is the root, even one without an alarm. No rule undoes it.',
    acknowledgeExample: 'e.g. somebody is on the way', mergeExample: 'e.g. seen on site: one outage', splitExample: 'e.g. this camera was taken down, not the outage', rerootExample: 'e.g. the utility says: work at feeder F07', done: { acknowledge: 'Acknowledged', merge: 'Merged', split: 'Split off', reroot: 'Root named' },
  },
  messages: {
    title: 'Messages', total: '{n} in all', all: 'All messages', failures: 'Failures of a day', view: 'View', anyState: 'Any state', day: 'Day', ofIncident: 'Incident', none: 'No messages match.', noFailures: 'Nothing failed on this day.', moreFailures: 'More than 1,000 failed; the rest is not listed.', loading: 'Loading…', received: 'Receipt noted', time: 'Time', receiver: 'Receiver', why: 'Why', what: 'About', nobody: 'Nobody could be told', level: 'level {n}', receipt: 'Note the receipt', receiptBy: 'Receipt by {by} at {at}', receiptMissing: 'No receipt of this level 1 call', next: 'Next try', toIncident: 'To the incident', unknownHint: 'The line broke after the gateway had it: nobody knows whether it arrived. It is not sent again by itself.',
  },
  messageState: { waiting: 'Waiting', held: 'Held for quiet hours', sent: 'Sent', delivered: 'Delivered', failed: 'Failed', unknown: 'Unknown', withdrawn: 'Withdrawn', dropped: 'Dropped' },
  messageKind: { notice: 'Notice', escalation: 'Escalation', withdrawal: 'Withdrawal', digest: 'Digest', failures: 'Failures', order: 'Order' },
  channel: { mail: 'Mail', modem: 'SMS', sms: 'SMS', call: 'Voice call', voice: 'Voice call', 'ops-robot': 'Group robot', dingtalk: 'DingTalk', wecom: 'WeCom', webhook: 'Webhook' },
  attempt: { sending: 'sending', accepted: 'taken by the gateway', delivered: 'delivered', again: 'again later', failed: 'failed', unknown: 'unknown' },
  shift: { shift: 'Shift', before: 'Before', after: 'After', now: ' (now)' },
  verdict: { good: 'Good', limit: 'At the limit', over: 'Over' },
  priority: { low: 'Low', medium: 'Medium', high: 'High', highest: 'Highest' },
  load: {
    title: 'Operator load', loading: 'Counting…', lead: 'Incidents are what the operator bore; alarms tell how clean sensors and limits are.', figure: 'Figure', of: { incidents: 'Incidents', alarms: 'Alarms' }, bounds: 'Good / limit', mix: 'Mix of priorities', floods: 'Floods', noFlood: 'No flood.', top: 'Busiest sources', nothing: 'None in this shift.',
    source: 'Figures and bounds after ISA-18.2 and IEC 62682. Only what was announced counts: nothing shelved, suppressed or out of service.',
  },
  figure: {
    activations: 'Activations', perTenMinutes: 'Mean in 10 minutes', perHour: 'Mean in an hour', perDay: 'As per day', crowded: 'Crowded stretches', mostInTenMinutes: 'Most in any 10 minutes', floodShare: 'Time in flood', topSources: 'Share of the top ten', chattering: 'Chattering', fleeting: 'Fleeting', stale: 'Stale', byPriority: 'Low / medium / high / highest (%)',
  },
  figureHint: {
    activations: 'that began in the shift', perTenMinutes: 'what a person can handle well', perHour: 'six times that', perDay: 'a daily mean hides bursts', crowded: 'stretches of 10 minutes with more than 10, of all', mostInTenMinutes: 'the busiest moment', floodShare: 'from more than 10 in 10 minutes until fewer than 5', topSources: 'a few sources should not bring most', chattering: 'three times or more within a minute', fleeting: 'gone by themselves within a minute', stale: 'lasting longer than a day', byPriority: 'about 80 / 15 / 5, highest below 1',
  },
  figureBounds: { activations: '—', perTenMinutes: 'up to 1 / 2', perHour: 'about 6 / 12', perDay: 'about 144 / 288', crowded: 'up to 1%', mostInTenMinutes: 'up to 10', floodShare: 'up to 1% / 5%', topSources: 'up to 5% (not judged below 200)', chattering: '0', fleeting: '0', stale: 'fewer than 5', byPriority: 'high and highest up to 6% (not judged below 100)' },
  handover: {
    title: 'Handover', loading: 'Making the sheet…', print: 'Print', asOf: 'as of {time}', open: 'Open incidents', resolvedIn: 'Resolved in this shift', byHand: 'Incidents changed by hand', shelved: 'Shelved alarms', stale: 'Alarms longer than a day', notObserved: 'Not observed (which is not down)', maintenance: 'Maintenance windows', failedMessages: 'Messages that did not arrive', nothing: 'None', more: '{n} more are not listed.', devices: '{n} devices', activeOf: '{active} / {n} active',
    notes: 'Notes', note: 'Note', noteHint: 'e.g. check the UPS after power returns at 14:00', addNote: 'Add', signed: 'Signatures', sign: 'Sign', signAsk: 'Sign as {user} that the above was handed over. It cannot be undone.', leaving: 'Leaving:', coming: 'Coming:',
  },
  windowState: { asked: 'Asked', approved: 'Approved', declined: 'Declined', running: 'Running', ended: 'Ended', cancelled: 'Cancelled' },
}
