-- States of the notifier, so that a start need not read its journal from the beginning. The newest two are kept.
create table notify_state (
  facts bigint primary key check (facts >= 0),
  seq bigint not null,
  stored timestamptz not null,
  body text not null
);

-- What was told of the incidents that the correlator still holds.
create table notify_told (
  incident text primary key,
  count int not null check (count > 0),
  root bigint not null,
  level smallint not null,
  at timestamptz not null,
  again boolean not null
);

-- Projections of the notifier's facts: every message, every attempt, and all that could not be told.
create table message (
  id bigint generated always as identity primary key,
  key text not null unique,
  notice text not null,
  incident text,
  receiver text not null,
  channel text not null,
  kind text not null,
  level smallint not null,
  title text not null,
  body text not null,
  state text not null check (state in
    ('waiting', 'held', 'sent', 'delivered', 'failed', 'unknown', 'withdrawn', 'dropped')),
  why text not null,
  made timestamptz not null,
  next timestamptz,
  step int not null,
  receipt timestamptz,
  receipt_by text
);
create index message_made on message (made desc, id desc);
create index message_incident on message (incident, id) where incident is not null;

create table message_attempt (
  key text not null references message (key) on delete cascade,
  number int not null,
  time timestamptz not null,
  outcome text not null,
  why text not null,
  primary key (key, number)
);

create table message_failure (
  id bigint generated always as identity primary key,
  time timestamptz not null,
  what text not null,
  receiver text not null,
  channel text not null,
  why text not null
);
create index message_failure_time on message_failure (time);
