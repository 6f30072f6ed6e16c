-- Two technicians who go together for some days, and whom the dispatcher has joined to an order as the second of a crew.
create table crew (
  id text primary key,
  lead text not null references technician (id) on delete cascade,
  second text not null references technician (id) on delete cascade,
  from_day date not null,
  to_day date not null
);
alter table dispatch_mark add column crewed text;
