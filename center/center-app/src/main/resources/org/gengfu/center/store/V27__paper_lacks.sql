-- A paper may be handed in with places left empty that only people can fill; score sheets count such papers, so each
-- version says how many it has. Versions of before are counted from what they hold.
alter table paper_version add column lacks int not null default 0 check (lacks >= 0);
update paper_version set lacks = (
  select count(*) from jsonb_array_elements(body::jsonb #> '{zh,blocks}') block
  where block ->> 'is' = 'blank' and btrim(block ->> 'filled') = '');
alter table paper_version alter column lacks drop default;
