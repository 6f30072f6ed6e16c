-- Papers for the client. What a paper says is counted from facts; only what people add is stored: what they wrote, each
-- text for ever, and what they issued, as it was issued.
create table paper_text (
  number bigint generated always as identity primary key,
  paper text not null,
  blank text not null,
  text text not null,
  by_whom text not null,
  time timestamptz not null
);
create index paper_text_paper on paper_text (paper, number);

create table paper_version (
  paper text not null,
  number int not null check (number >= 1),
  issued timestamptz not null,
  by_whom text not null,
  reason text not null,
  due timestamptz,
  sha256 text not null,
  body text not null,
  pages bytea not null,
  primary key (paper, number)
);
create index paper_version_issued on paper_version (issued desc, paper);
