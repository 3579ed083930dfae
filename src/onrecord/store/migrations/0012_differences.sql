-- How two stand to each other is counted by difference: ``total`` and ``rest`` are together the exact sum of the events'
-- intensities. All is counted anew by the next run.
drop trigger event_gone;
drop trigger actor_sided;
drop table loose;
delete from bond;
delete from bound;
delete from relation;
alter table relation add column total real not null default 0;
alter table relation add column rest real not null default 0;
insert or ignore into unrelated select number from event;
create trigger event_gone after delete on event begin
    delete from unrelated where event = old.number;
end;
create trigger actor_sided after update of side on actor when old.side <> new.side begin
    update bound set sides = exists (select 1 from actor where id = bound.a and side)
        and exists (select 1 from actor where id = bound.b and side)
    where (a, b) in (select a, b from bond where a = new.id or b = new.id);
end;
create trigger actor_made after insert on actor begin -- one that went and comes again, as another
    update bound set sides = exists (select 1 from actor where id = bound.a and side)
        and exists (select 1 from actor where id = bound.b and side)
    where (a, b) in (select a, b from bond where a = new.id or b = new.id);
end;
-- What is to be settled, in the order it was read, is not looked for among all that is: articles that are new, or that a
-- person has judged since.
create table unsettled (article integer primary key);
insert into unsettled select number from article
    where id not in (select article from copy) or id in (select article from stale);
drop table stale;
create trigger article_made after insert on article begin
    insert into unsettled values (new.number);
end;

-- How long an article is, without reading it.
create index article_length on article (number, length(document));
