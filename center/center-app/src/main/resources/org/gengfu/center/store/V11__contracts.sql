-- Contracts as texts, in editions. What holds when is read out of the texts at the start and after each change; nothing
-- here is ever changed or removed.
create table contract_edition (
  contract text not null check (contract ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
  edition int not null check (edition > 0),
  holds_from timestamptz not null,
  text text not null,
  text_hash text not null,
  person text not null,
  time timestamptz not null,
  reason text not null,
  primary key (contract, edition)
);
create index contract_edition_text on contract_edition (contract, text_hash);
