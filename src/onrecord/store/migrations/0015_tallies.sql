-- How many there are is kept, not counted: of events, statements and actors in print, of conclusions by kind, of
-- commitments by state, of settled articles by outlet ("" where none is named).
create table tally (noun text not null, facet text not null, many integer not null, primary key (noun, facet))
without rowid;
insert into tally values ('event', '', (select count(*) from event)), ('statement', '', (select count(*) from statement)),
    ('actor', '', (select count(*) from actor where reports > 0));
insert into tally select kind, iif(kind = 'commitment', facet, ''), count(*) from conclusion group by 1, 2;
insert into tally select 'outlet', coalesce(outlet, ''), count(*) from copy
    cross join article indexed by article_imprint on article.id = copy.article group by 2;
create trigger event_counted after insert on event begin
    update tally set many = many + 1 where noun = 'event' and facet = '';
end;
create trigger event_uncounted after delete on event begin
    update tally set many = many - 1 where noun = 'event' and facet = '';
end;
create trigger statement_counted after insert on statement begin
    update tally set many = many + 1 where noun = 'statement' and facet = '';
end;
create trigger statement_uncounted after delete on statement begin
    update tally set many = many - 1 where noun = 'statement' and facet = '';
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
create trigger conclusion_counted after insert on conclusion begin
    insert into tally values (new.kind, iif(new.kind = 'commitment', new.facet, ''), 1)
        on conflict do update set many = many + 1;
end;
create trigger conclusion_uncounted after delete on conclusion begin
    update tally set many = many - 1
    where noun = old.kind and facet = iif(old.kind = 'commitment', old.facet, '');
end;
create trigger copy_counted after insert on copy begin
    insert into tally select 'outlet', coalesce(outlet, ''), 1 from article indexed by article_imprint
        where id = new.article on conflict do update set many = many + 1;
end;
create trigger copy_uncounted after delete on copy begin
    update tally set many = many - 1 where noun = 'outlet' and facet = (
        select coalesce(outlet, '') from article indexed by article_imprint where id = old.article);
end;

-- In how many places it is printed that somebody holds a post, and on which day each: "" is nobody's post.
create table held (
    actor text not null, body text not null, post text not null, places integer not null, primary key (actor, body, post)
) without rowid;
create index held_most on held (places desc);
insert into held select actor, coalesce(body, ''), post, count(distinct article || ' ' || evidence) from tie
    where kind = 'office' and post is not null group by 1, 2, 3;
create trigger tie_made after insert on tie when new.kind = 'office' and new.post is not null and not exists (
    select 1 from tie indexed by tie_article where article = new.article and number <> new.number and kind = 'office'
    and actor = new.actor and body is new.body and post = new.post and evidence = new.evidence) begin
    insert into held values (new.actor, coalesce(new.body, ''), new.post, 1)
        on conflict do update set places = places + 1;
end;
create trigger tie_gone after delete on tie when old.kind = 'office' and old.post is not null and not exists (
    select 1 from tie indexed by tie_article where article = old.article and kind = 'office'
    and actor = old.actor and body is old.body and post = old.post and evidence = old.evidence) begin
    update held set places = places - 1
    where actor = old.actor and body = coalesce(old.body, '') and post = old.post;
    delete from held where actor = old.actor and body = coalesce(old.body, '') and post = old.post and places = 0;
end;
alter table tie add column day text;
update tie set day = (select article.day from article indexed by article_imprint where article.id = tie.article);
drop index tie_post;
create index tie_post on tie (kind, actor, body, post, title, day, article, evidence);

-- What is kept of an event that is told often has the names of those on whose word it rests: the next run makes it anew.
insert or ignore into unrelated select number from event where digest is not null;
update event set digest = null where digest is not null;

-- With which words a name goes on after its first, so that somebody is found by any word: "korea" for "north korea".
create table tail (words text not null, actor text not null, primary key (words, actor)) without rowid;
with recursive rest (words, actor) as (
    select substr(folded, instr(folded, ' ') + 1), actor from name where instr(folded, ' ')
    union all select substr(words, instr(words, ' ') + 1), actor from rest where instr(words, ' '))
insert or ignore into tail select words, actor from rest order by words, actor;
drop index actor_kind;
create index actor_kind on actor (json_extract(document, '$.kind'), id);

-- With how many reports somebody is bound to others, where both are sides; how many such pairs there are, and which are
-- told of in most reports.
create table standing (actor text primary key, reports integer not null) without rowid;
create index standing_most on standing (reports desc, actor);
insert into standing select actor, sum(reports) from (
    select a as actor, reports from bound where sides union all select b, reports from bound where sides) group by actor;
insert into tally values ('pair', '', (select count(*) from bound where sides));
create index bound_most on bound (reports desc, events desc, a, b) where sides;
create trigger bound_made after insert on bound when new.sides begin
    update tally set many = many + 1 where noun = 'pair' and facet = '';
    insert into standing values (new.a, new.reports), (new.b, new.reports)
        on conflict do update set reports = reports + excluded.reports;
end;
create trigger bound_gone after delete on bound when old.sides begin
    update tally set many = many - 1 where noun = 'pair' and facet = '';
    update standing set reports = reports - old.reports where actor in (old.a, old.b);
end;
create trigger bound_changed after update of reports, sides on bound
when new.sides <> old.sides or (new.sides and new.reports <> old.reports) begin
    update tally set many = many + new.sides - old.sides where noun = 'pair' and facet = '';
    insert into standing values (new.a, new.sides * new.reports - old.sides * old.reports),
        (new.b, new.sides * new.reports - old.sides * old.reports)
        on conflict do update set reports = reports + excluded.reports;
end;

-- Events that last longer than a month are found by themselves: what overlaps a period is they, and what begins in it or
-- a month before.
create index event_long on event (until, since) where since < date(until, '-31 days');
