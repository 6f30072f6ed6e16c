-- The contracts' clocks: what each is for and all that happened to it, as the journal's clock.facts rows say. Nothing
-- that was counted is stored: what a clock shows follows from this, the contracts and their calendars.
create table clock (
  id text primary key,
  incident text not null,
  contract text not null,
  item text not null,
  kind text not null check (kind in
    ('RESPOND', 'ARRIVE', 'DIAGNOSE', 'RESTORE', 'SPARE_REPLACE', 'REPORT')),
  node text not null,
  site text not null,
  started timestamptz not null,
  ended timestamptz,
  cancelled boolean not null,
  body text not null
);
create index clock_open on clock (id) where ended is null;
create index clock_ended on clock (ended desc, id) where ended is not null;
create index clock_incident on clock (incident);
create index clock_item on clock (contract, item, started desc);
create index clock_started on clock (started desc, id);
