-- The text of each version of the correlator's rules, as a person wrote it. What the rules are says the correlator's
-- state: a version that is greater than the state's never came to pass and is written over.
create table rule_text (
  version bigint primary key check (version > 0),
  text text not null,
  person text not null,
  time timestamptz not null,
  reason text not null
);

-- While the center ran and heard: without it nobody could say what is chance.
create table heard (
  since timestamptz primary key,
  until timestamptz not null check (until >= since)
);

-- What was learned and what people said of it.
create table proposal (
  id text primary key,
  kind text not null check (kind in ('rule', 'edge')),
  content jsonb not null,
  state text not null check (state in ('open', 'accepted', 'declined')),
  proposed timestamptz not null,
  person text not null,
  reason text not null,
  decided timestamptz
);
create table learning_run (
  time timestamptz primary key,
  since timestamptz not null,
  covered_millis bigint not null,
  raises int not null,
  open_proposals int not null,
  complete boolean not null,
  person text not null
);

-- What a shift tells the next one, and who signed.
create table shift_note (
  id bigint generated always as identity primary key,
  time timestamptz not null,
  person text not null,
  text text not null
);
create index shift_note_time on shift_note (time);
create table shift_signature (
  since timestamptz not null,
  until timestamptz not null,
  person text not null,
  time timestamptz not null,
  primary key (since, until, person)
);

-- When an occurrence first called for an operator's attention; null while it never did. Load counts by it.
alter table alarm_occurrence add column told timestamptz;
update alarm_occurrence set told = received where coalesce(clear_cause, '') <> 'withdrawn';
create function note_told() returns trigger language plpgsql as $$
begin
  if new.told is null and new.annunciated then
    new.told := new.received;
    if tg_op = 'UPDATE' then
      new.told := greatest(new.received, new.changed);
    end if;
  end if;
  return new;
end $$;
create trigger alarm_is_told before insert or update on alarm_occurrence
  for each row execute function note_told();
create index alarm_told on alarm_occurrence (told);
create index alarm_cleared on alarm_occurrence (cleared);
