-- What the dispatcher remembers of an open order: whom a person named, from when on, and why; who gave it back; whether
-- people were told that no part can be there in time. One row at most of an order; it goes when the order ends.
create table dispatch_mark (
  work_order text primary key references work_order (id),
  named text,
  begin_at timestamptz,
  reason text not null,
  by_whom text not null,
  refused text[] not null,
  short_told boolean not null,
  check (named is not null or begin_at is null)
);
