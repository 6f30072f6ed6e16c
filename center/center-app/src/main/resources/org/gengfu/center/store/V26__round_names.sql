-- Lists and papers show rounds by their columns; what a round is called in English stood in its body alone.
alter table inspection_round add column name_en text not null default '';
update inspection_round set name_en = coalesce(body::jsonb #>> '{name,en}', name);
