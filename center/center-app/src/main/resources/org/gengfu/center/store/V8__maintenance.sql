-- Planned work: asked for by one person, decided by another. A projection of the journal's maintenance rows.
create table maintenance_window (
  id bigint primary key check (id > 0),
  title text not null,
  from_time timestamptz not null,
  to_time timestamptz not null,
  sites text[] not null,
  nodes text[] not null,
  below boolean not null,
  governs text[] not null,
  state text not null check (state in
    ('asked', 'approved', 'declined', 'running', 'ended', 'cancelled')),
  asked_by text not null,
  asked timestamptz not null,
  asked_reason text not null,
  ruled_by text,
  ruled timestamptz,
  ruled_reason text,
  ended_by text,
  ended timestamptz,
  ended_reason text,
  devices int not null,
  check (from_time < to_time)
);

-- Which cameras' time a window has excused, and by which exclusion.
create table maintenance_camera (
  maintenance bigint not null references maintenance_window (id) on delete cascade,
  code text not null,
  exclusion bigint not null,
  primary key (maintenance, code)
);
