-- Spare parts: the catalogue, the places, each part as it is, and every move. A projection of the journal's rows
-- stock.facts, except that a move's id is remembered here.
create table stock_sku (
  sku text primary key,
  name_zh text not null,
  name_en text not null,
  sort text not null check (sort in ('part', 'consumable', 'tool')),
  fits text[] not null,
  substitutes text[] not null,
  minimum int not null check (minimum >= 0),
  test_days int not null check (test_days >= 0),
  swap_minutes int not null check (swap_minutes >= 0),
  media boolean not null
);

create table stock_place (
  id text primary key,
  kind text not null check (kind in ('warehouse', 'vehicle', 'site')),
  name text not null,
  lat double precision check (lat between -90 and 90),
  lon double precision check (lon between -180 and 180),
  hours text not null,
  check ((lat is null) = (lon is null))
);

create table stock_part (
  serial text primary key,
  sku text not null,
  place text not null,
  owner_bound boolean not null,
  state text not null check (state in ('available', 'reserved', 'issued', 'installed', 'faulty', 'in_repair', 'lent',
    'with_owner', 'scrapped', 'missing')),
  holder text not null,
  until_time timestamptz,
  tested timestamptz,
  price_cents bigint check (price_cents >= 0),
  currency text not null,
  certificate text not null,
  replaces text not null
);

-- One row for each thing that was done to a part. A move that a person or a phone asked for has the id that was made
-- there, so that the same move sent again is done once; the program's own have none. A refusal keeps its id, too.
create table stock_move (
  number bigint generated always as identity primary key,
  id text unique,
  at timestamptz not null,
  by_user text not null,
  act text not null,
  serial text not null,
  outcome text not null check (outcome in ('done', 'repeated', 'refused')),
  why_zh text not null,
  why_en text not null,
  reason text not null,
  state text,
  place text,
  holder text
);
create index stock_move_serial on stock_move (serial, number desc);
