-- Work orders: a projection of the journal's rows of kind order.facts. `body` is the whole order.
create table work_order (
  id text primary key,
  kind text not null,
  stage text not null,
  title text not null,
  incident text,
  node text,
  site text not null,
  item text,
  level smallint not null check (level between 1 and 4),
  technician text,
  helpers text[] not null,
  carrier text,
  parent text,
  conflicts int not null,
  opened timestamptz not null,
  changed timestamptz not null,
  ended timestamptz,
  revision bigint not null,
  body text not null
);
create index work_order_open on work_order (id) where ended is null;
create index work_order_ended on work_order (ended desc) where ended is not null;
create index work_order_incident on work_order (incident) where incident is not null;
create index work_order_opened on work_order (opened desc);

-- Every deed that was heard of: done, in dispute, or refused. The same deed is heard of once.
create table order_deed (
  work_order text not null references work_order (id),
  id text not null,
  number bigint generated always as identity,
  by_whom text not null,
  act text not null,
  fields text not null,
  time timestamptz not null,
  arrived timestamptz not null,
  doubted boolean not null,
  outcome text not null check (outcome in ('done', 'conflict', 'refused')),
  why_zh text,
  why_en text,
  primary key (work_order, id)
);
create index order_deed_act on order_deed (act, time);

-- Photographs. What they show lies in files; `received` says which bytes are there.
create table order_photo (
  id text primary key,
  work_order text not null,
  kind text not null,
  name text not null,
  bytes bigint not null check (bytes > 0),
  sha256 text not null,
  taken timestamptz,
  by_whom text not null,
  received text not null,
  type text,
  begun timestamptz not null,
  complete timestamptz
);
create index order_photo_order on order_photo (work_order, begun);
create index order_photo_begun on order_photo (begun) where complete is null;

-- Web Push: the center's own key, and the phones that asked to be woken.
create table push_key (
  one boolean primary key check (one),
  secret bytea not null,
  shown bytea not null
);

create table push_subscription (
  endpoint text primary key,
  user_name text not null,
  point bytea not null,
  auth bytea not null,
  made timestamptz not null
);
create index push_subscription_user on push_subscription (user_name);
