-- What a person said to an edge that switches' words proposed: accepted ones became edits of the drawing, declined ones
-- are not proposed again.
create table field_verdict (
  proposal text primary key,
  upper_end text not null,
  relation text not null,
  lower_end text not null,
  accepted boolean not null,
  by_user text not null,
  reason text not null,
  at timestamptz not null
);
