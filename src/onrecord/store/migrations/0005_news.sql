-- By what the deeds are found that show a commitment kept or broken: the keys under which they stand in ``deed``.
create table awaits (
    key integer not null, conclusion integer not null, words integer not null, primary key (key, conclusion)
) without rowid;
create index awaits_conclusion on awaits (conclusion);
-- Who printed an article: read of all of them at once.
create index article_outlet on article (
    coalesce(json_extract(document, '$.outlet'), json_extract(document, '$.agency')), id
);
create index article_days on article (since, until);

-- What was concluded before is concluded anew.
delete from concluded;
delete from clue;
delete from conclusion;
delete from bears;
delete from carries;
delete from rests;
delete from deed;
update state set concluded = not exists (select 1 from copy);
