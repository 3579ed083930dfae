-- Documents of findings are packed (see codec.py), which is a third of their size; what SQL asks for has its own column.
-- Those of an older OnRecord stay as they are, and are read as well.
alter table statement add column confidence real not null default 1;
update statement set confidence = coalesce(json_extract(document, '$.confidence'), 1);
alter table event add column confidence real not null default 1;
update event set confidence = coalesce(json_extract(document, '$.confidence'), 1);
alter table named add column times integer not null default 0;
update named set times = json_array_length(spans);

-- A judgement that goes takes along what it was about.
delete from concerned where judgement not in (select id from judgement);
create index concerned_judgement on concerned (judgement);

-- Articles of a period are found by it alone, whatever order they are asked for in.
drop index article_days;
create index article_days on article (since, until, id);
