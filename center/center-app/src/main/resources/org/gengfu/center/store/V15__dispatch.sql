-- People who go to devices: who they are, when they work, and where they were last seen. A technician is a user.
create table technician (
  id text primary key,
  name text not null,
  phone text not null,
  skills text[] not null,
  vehicle text,
  home_lat double precision check (home_lat between -90 and 90),
  home_lon double precision check (home_lon between -180 and 180),
  check ((home_lat is null) = (home_lon is null))
);

create table technician_shift (
  technician text not null references technician (id) on delete cascade,
  id text not null,
  from_minute int not null check (from_minute between 0 and 1439),
  to_minute int not null check (to_minute between 0 and 1440),
  days int[] not null,
  primary key (technician, id)
);

-- The newest position of each; older ones are not kept.
create table technician_position (
  technician text primary key references technician (id) on delete cascade,
  lat double precision not null check (lat between -90 and 90),
  lon double precision not null check (lon between -180 and 180),
  accuracy double precision,
  at timestamptz not null
);
