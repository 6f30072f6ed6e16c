-- The journal: what happened, in the order in which the center committed it. Never changed, never thinned out.
create table journal (
  seq bigint primary key check (seq > 0),
  event_time timestamptz not null,
  arrival_time timestamptz not null,
  kind text not null,
  subject text not null,
  body text not null,
  previous bytea not null check (octet_length(previous) = 32),
  hash bytea not null check (octet_length(hash) = 32)
);
create index journal_subject on journal (subject, seq);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only';
end $$;
create trigger journal_is_append_only before update or delete on journal
  for each row execute function refuse_change();
create trigger journal_is_not_truncated before truncate on journal
  for each statement execute function refuse_change();

-- Projections. Everything below down to the users can be told from the journal, the births and the telemetry.
create table alarm_state (
  edge text not null,
  device text not null,
  alarm text not null,
  seq bigint not null,
  body text not null,
  primary key (edge, device, alarm)
);

create table alarm_occurrence (
  id bigint primary key,
  edge text not null,
  device text not null,
  alarm text not null,
  occurrence int not null,
  alarm_type text not null,
  severity smallint not null,
  text jsonb not null,
  action jsonb not null,
  state text not null,
  condition text not null,
  active boolean not null,
  acknowledged boolean not null,
  latched boolean not null,
  shelved_until timestamptz,
  annunciated boolean not null,
  toggles int not null,
  raised timestamptz not null,
  received timestamptz not null,
  changed timestamptz not null,
  cleared timestamptz,
  clear_cause text,
  observed double precision,
  limit_value double precision,
  unit text not null,
  point text,
  ack_user text,
  ack_time timestamptz,
  ack_comment text,
  unique (edge, device, alarm, occurrence)
);
create index alarm_open on alarm_occurrence (edge, device) where active or latched or not acknowledged;
create index alarm_raised on alarm_occurrence (raised desc, id desc);

create table device (
  edge text not null,
  device text not null,
  born timestamptz,
  facts jsonb not null,
  points jsonb not null,
  alarms jsonb not null,
  state text not null check (state in ('up', 'down', 'not-observed')),
  since timestamptz,
  primary key (edge, device)
);

create table latest_value (
  edge text not null,
  device text not null,
  point text not null,
  kind smallint not null,
  number double precision,
  whole bigint,
  text text,
  quality smallint not null,
  event_time timestamptz not null,
  primary key (edge, device, point)
) with (fillfactor = 50);

create table edge_session (
  edge text primary key,
  online boolean not null,
  since timestamptz not null,
  last_birth timestamptz
);

create table committed_offsets (
  edge text primary key,
  ledger text not null
);

-- People.
create table person (
  name text primary key,
  role text not null check (role in ('viewer', 'operator', 'administrator')),
  password text not null,
  enabled boolean not null,
  must_change boolean not null,
  created timestamptz not null,
  last_login timestamptz
);

create table session (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  person text not null references person on delete cascade,
  created timestamptz not null,
  expires timestamptz not null,
  address text not null
);
create index session_person on session (person);

create table audit (
  id bigint generated always as identity primary key,
  time timestamptz not null,
  person text not null,
  address text not null,
  action text not null,
  subject text not null,
  outcome text not null
);
