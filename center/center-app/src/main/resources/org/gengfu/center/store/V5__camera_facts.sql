-- What people record of cameras' time is asked for by one person and approved by another; only what is approved counts,
-- from the instant of the approval on. Those that one wish asked for, one for each camera, share `request`.
alter table camera_fact rename column recorded_by to asked_by;
alter table camera_fact rename column recorded to asked;
alter table camera_fact
  add column request bigint,
  add column decision text check (decision in ('approved', 'refused', 'entered')),
  add column decided_by text not null default '',
  add column decided timestamptz,
  add column comment text not null default '',
  add column withdrawn_by text not null default '',
  add column withdrawn_why text not null default '';

-- Entered before approval was demanded: they count as they did, and reports say that nobody approved them.
update camera_fact set request = id, decision = 'entered', decided = asked;

alter table camera_fact
  alter column request set not null,
  add check ((decision is null) = (decided is null)),
  add check (decision <> 'approved' or (decided_by <> '' and decided_by <> asked_by));
create index camera_fact_request on camera_fact (request);
