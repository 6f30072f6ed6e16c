-- Rounds of inspection: a projection of the journal's rows of kind inspection.facts. `body` is the whole round; the
-- columns behind `needed` are what the register of inspections shows.
create table inspection_round (
  id text primary key,
  plan text not null,
  item text not null,
  site text not null,
  begins timestamptz not null,
  ends timestamptz not null,
  finished timestamptz,
  work_order text,
  needed int not null check (needed >= 0),
  answered int not null check (answered >= 0),
  abnormal int not null check (abnormal >= 0),
  late boolean not null,
  missed boolean not null,
  name text not null,
  people text not null,
  checks text not null,
  anomalies text not null,
  measures text not null,
  signed text not null,
  body text not null
);
create index inspection_round_open on inspection_round (ends) where finished is null;
create index inspection_round_finished on inspection_round (finished desc) where finished is not null;
create index inspection_round_ends on inspection_round (ends desc, id);
create index inspection_round_order on inspection_round (work_order) where work_order is not null;

-- Since when the center knows of a plan: rounds of a time before it are not owed.
create table inspection_plan (
  id text primary key,
  since timestamptz not null
);
