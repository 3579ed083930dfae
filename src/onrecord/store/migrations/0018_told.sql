-- In how many reports a conclusion rests: what most of them tell surely is found without counting all.
alter table conclusion add column reports integer not null default 1;
update conclusion set reports = max(1, (
    select count(distinct report) from carries cross join copy indexed by copy_article on copy.article = carries.article
    where carries.conclusion = conclusion.number));
drop index conclusion_facet;
create index conclusion_facet on conclusion (kind, facet, reports * confidence desc, place, number);

-- Which articles tell of an event, what somebody says and when, by indexes alone.
drop index mention_event;
create index mention_event on mention (event, article);
drop index statement_speakers;
create index statement_speakers on statement (speakers, article, since, until, alike) where speakers is not null;

-- What is asked for, or on a condition, is counted by itself.
create index event_elsewhere on event (since, until) where status in ('called_for', 'conditional');

-- How often somebody speaks, and anybody.
insert into tally select 'speakers', speakers, count(*) from statement where speakers is not null group by speakers;
insert into tally values ('spoken', '', (select count(*) from statement where speakers is not null));
create index tally_most on tally (noun, many desc, facet);
create trigger speakers_counted after insert on statement when new.speakers is not null begin
    insert into tally values ('speakers', new.speakers, 1), ('spoken', '', 1) on conflict do update set many = many + 1;
end;
create trigger speakers_uncounted after delete on statement when old.speakers is not null begin
    update tally set many = many - 1
    where (noun = 'speakers' and facet = old.speakers) or (noun = 'spoken' and facet = '');
end;
