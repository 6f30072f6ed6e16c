-- The register of cameras, with every version it ever had: what was known at an instant are the rows that were
-- recorded by then and not yet withdrawn. The one row of a code that is not withdrawn is what holds now.
create table camera (
  code text not null check (code <> ''),
  version int not null check (version > 0),
  name text not null,
  edge text not null,
  device text not null,
  site text not null,
  district text not null,
  owner text not null,
  items text[] not null,
  party text not null,
  weight int not null check (weight between 1 and 1000),
  commissioned timestamptz,
  retired timestamptz,
  file jsonb not null,
  recorded timestamptz not null,
  withdrawn timestamptz,
  primary key (code, version)
);
create unique index camera_present on camera (code) where withdrawn is null;
create unique index camera_source on camera (edge, device) where withdrawn is null and device <> '';

-- The evidence: looks of one camera that said the same, in order. A run never overlaps another of its camera, but two
-- may share an instant. `times` holds each look's instant, arrival and resolution (see LookTimes). Milliseconds since
-- 1970-01-01 UTC, since a report reads millions of them.
create table look_run (
  id bigint generated always as identity primary key,
  edge text not null,
  device text not null,
  first_millis bigint not null,
  last_millis bigint not null,
  looks int not null check (looks > 0),
  widest_gap_millis bigint not null,
  learned_first_millis bigint not null,
  learned_last_millis bigint not null,
  online text not null check (online in ('good', 'bad', 'not-observed')),
  intact text not null check (intact in ('good', 'bad', 'not-observed')),
  ladder text not null,
  faults text not null,
  detail text not null,
  times bytea not null
) with (fillfactor = 60);
create index look_run_place on look_run (edge, device, first_millis);
create index look_run_age on look_run using brin (first_millis);

-- What the newest look of each camera said; a projection.
create table camera_now (
  edge text not null,
  device text not null,
  time timestamptz not null,
  number bigint not null,
  online text not null,
  intact text not null,
  faults text not null,
  ladder text not null,
  confirmed text not null,
  since timestamptz not null,
  candidate text not null,
  candidate_since timestamptz not null,
  observed_millis bigint not null,
  kept text not null,
  kept_since timestamptz not null,
  picture bigint not null,
  primary key (edge, device)
) with (fillfactor = 50);

create table camera_picture (
  id bigint generated always as identity primary key,
  edge text not null,
  device text not null,
  time timestamptz not null,
  why text not null check (why in ('change', 'daily', 'asked')),
  faults text not null,
  width int not null,
  height int not null,
  jpeg bytea not null check (octet_length(jpeg) <= 65536)
);
create unique index camera_picture_place on camera_picture (edge, device, time);
create index camera_picture_age on camera_picture (time);

-- Projections of facts in the journal (exclusion.asked, exclusion.ruled, camera.fact, camera.fact-withdrawn).
create table exclusion (
  id bigint primary key,
  reason text not null,
  from_time timestamptz not null,
  to_time timestamptz not null check (to_time > from_time),
  asked_by text not null,
  asked timestamptz not null,
  text text not null,
  evidence text[] not null
);
create table exclusion_camera (
  code text not null,
  exclusion bigint not null references exclusion,
  primary key (code, exclusion)
);
create index exclusion_camera_of on exclusion_camera (exclusion);
create table ruling (
  exclusion bigint not null references exclusion,
  number int not null check (number > 0),
  decision text not null check (decision in ('approved', 'refused', 'revoked')),
  ruled_by text not null,
  ruled timestamptz not null,
  from_time timestamptz,
  to_time timestamptz,
  comment text not null,
  primary key (exclusion, number),
  check ((decision = 'approved') = (from_time is not null and to_time is not null))
);
create table camera_fact (
  id bigint primary key,
  code text not null,
  kind text not null check (kind in ('attribution', 'doubt', 'backfill')),
  from_time timestamptz not null,
  to_time timestamptz not null check (to_time > from_time),
  evidence text not null,
  text text not null,
  resource text not null,
  party text not null,
  verdict text check (verdict in ('good', 'bad')),
  measure text not null check (measure in ('online', 'intact', 'both')),
  recorded_by text not null,
  recorded timestamptz not null,
  withdrawn timestamptz
);
create index camera_fact_of on camera_fact (code, from_time);

-- Published reports. What was published never changes: no row is ever updated.
create table report_version (
  id bigint generated always as identity primary key,
  report text not null,
  number int not null check (number > 0),
  from_text text not null,
  to_text text not null,
  measure text not null,
  group_by text not null,
  split text not null,
  known_at timestamptz not null,
  why text not null,
  made_by text not null,
  content text not null,
  unique (report, number)
);
