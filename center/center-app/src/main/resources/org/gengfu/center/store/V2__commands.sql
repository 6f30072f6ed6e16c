-- Profiles know engineers, between those who watch and those who rule.
alter table person drop constraint person_role_check;
alter table person add constraint person_role_check
  check (role in ('viewer', 'operator', 'engineer', 'administrator'));

-- What people asked of devices. The id goes over the wire and comes back with the outcome.
create table command_request (
  id text primary key,
  number bigint generated always as identity unique,
  edge text not null,
  device text not null,
  metric text not null,
  kind text not null check (kind in ('real', 'whole', 'flag', 'text')),
  value text not null,
  state text not null check (state in
    ('asked', 'agreed', 'declined', 'expired', 'sent', 'done', 'refused', 'failed', 'unknown')),
  approval text not null,
  takes_millis bigint not null check (takes_millis >= 0),
  deadline timestamptz,
  asked_by text not null,
  asked timestamptz not null,
  decided_by text,
  decided timestamptz,
  sent timestamptz,
  ended timestamptz,
  why text not null
);
-- One thing at a time: a second click finds the first one.
create unique index command_open on command_request (edge, device, metric)
  where state in ('asked', 'agreed', 'sent');
create index command_due on command_request (deadline) where state in ('asked', 'agreed', 'sent');
create index command_of_device on command_request (edge, device, number desc);

-- Births that were stored before rules and spare parts were told.
update device set alarms = coalesce(
  (select jsonb_agg(rule.body || '{"spares": []}'::jsonb order by rule.place)
   from jsonb_array_elements(device.alarms) with ordinality as rule (body, place)
   ), '[]'::jsonb);
