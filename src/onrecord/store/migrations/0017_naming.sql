-- An actor has a number, as an event and a mention have one.
create table numbered (
    number integer primary key, id text not null unique, mentions integer not null, behalf text, document text not null,
    reports integer not null default 0, articles integer not null default 0, side integer not null default 0
);
insert into numbered (number, id, mentions, behalf, document, reports, articles, side)
    select rowid, id, mentions, behalf, document, reports, articles, side from actor order by rowid;
drop table actor;
alter table numbered rename to actor;
create index actor_kind on actor (json_extract(document, '$.kind'), id);
create index actor_most on actor (reports desc, mentions desc, id);
create index actor_side on actor (id) where side;
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
create trigger actor_counted after insert on actor when new.reports > 0 begin
    update tally set many = many + 1 where noun = 'actor' and facet = '';
end;
create trigger actor_recounted after update of reports on actor when (new.reports > 0) <> (old.reports > 0) begin
    update tally set many = many + iif(new.reports > 0, 1, -1) where noun = 'actor' and facet = '';
end;
create trigger actor_uncounted after delete on actor when old.reports > 0 begin
    update tally set many = many - 1 where noun = 'actor' and facet = '';
end;

-- Whom each article names, as packed numbers: who is named beside others is counted without asking for every naming.
create table naming (article text primary key, report text not null, actors blob not null) without rowid;
insert into naming select copy.article, report, packed(coalesce((
        select group_concat(actor.number, ' ') from named indexed by named_article
        cross join actor on actor.id = named.actor where named.article = copy.article), ''))
    from copy indexed by copy_article order by copy.article;

-- Statements and articles that may have been printed over more than a month are found by themselves, as events are.
create index statement_long on statement (until, since) where since < date(until, '-31 days');
create index article_long on article (until, since, id) where since < date(until, '-31 days');

-- When a promise was first in print: what was done before is not joined with it.
alter table awaits add column day text not null default '';
create temp table promised (conclusion integer primary key, day text not null);
insert into temp.promised
    select number, substr(place, 1, instr(place, ' ') - 1) from conclusion where kind = 'commitment';
update awaits set day = (select day from temp.promised where promised.conclusion = awaits.conclusion);
drop table temp.promised;
