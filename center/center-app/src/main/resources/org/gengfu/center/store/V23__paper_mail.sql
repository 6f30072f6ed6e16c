-- Who gets which version of a paper by mail. A row is made with the version itself; what was sent is never sent again.
create table paper_mail (
  paper text not null,
  number int not null,
  receiver text not null,
  made timestamptz not null,
  attempts int not null default 0 check (attempts >= 0),
  tried timestamptz,
  sent timestamptz,
  why text not null default '',
  primary key (paper, number, receiver),
  foreign key (paper, number) references paper_version (paper, number)
);
create index paper_mail_waiting on paper_mail (made) where sent is null;
