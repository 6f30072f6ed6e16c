-- States of the correlator, so that a start need not read its journal from the beginning. The newest two are kept.
create table incident_state (
  seq bigint primary key check (seq > 0),
  stored timestamptz not null,
  body bytea not null
);

-- The last journal row of the correlator's facts, so that a journal that was cut short is found.
create table incident_head (
  one boolean primary key default true check (one),
  seq bigint not null
);

-- Projections of the correlator's facts: every incident there ever was, and what happened to it.
create table incident (
  id text primary key,
  opened timestamptz not null,
  resolved timestamptz,
  told timestamptz not null,
  state text not null check (state in ('HELD', 'OPEN', 'RESOLVED', 'MERGED')),
  site text not null,
  severity smallint not null,
  node text not null,
  sentence text not null,
  body jsonb not null,
  story jsonb
);
create index incident_opened on incident (opened desc, id);
create index incident_resolved on incident (resolved desc, id);

create table incident_event (
  incident text not null,
  n bigint not null,
  time timestamptz not null,
  kind text not null,
  body jsonb not null,
  primary key (incident, n)
);
