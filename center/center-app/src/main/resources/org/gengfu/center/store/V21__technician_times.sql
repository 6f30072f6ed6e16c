-- When technicians are not there though their shift says so: breaks that come every week, and leave by dates.
create table technician_break (
  technician text not null references technician (id) on delete cascade,
  id text not null,
  from_minute int not null,
  to_minute int not null,
  days int[] not null,
  primary key (technician, id)
);
create table technician_leave (
  technician text not null references technician (id) on delete cascade,
  from_day date not null,
  to_day date not null,
  reason text not null,
  primary key (technician, from_day)
);
