-- A state stands among those who act for its country ("@RUS"): who asks for it asks for one side, in one place.
with side (actor, code) as materialized (
    select id, '@' || json_extract(document, '$.country') from actor
    where json_extract(document, '$.kind') = 'state' and json_extract(document, '$.country') is not null)
insert or ignore into speaks select code, statement from speaks join side on side.actor = speaks.actor;
with side (actor, code) as materialized (
    select id, '@' || json_extract(document, '$.country') from actor
    where json_extract(document, '$.kind') = 'state' and json_extract(document, '$.country') is not null)
insert or ignore into holds select code, tie from holds join side on side.actor = holds.actor;
with side (actor, code) as materialized (
    select id, '@' || json_extract(document, '$.country') from actor
    where json_extract(document, '$.kind') = 'state' and json_extract(document, '$.country') is not null)
insert into takes_part (actor, event, doing)
    select code, event, doing from takes_part join side on side.actor = takes_part.actor where true
    on conflict (actor, event) do update set doing = doing or excluded.doing;
with side (actor, code) as materialized (
    select id, '@' || json_extract(document, '$.country') from actor
    where json_extract(document, '$.kind') = 'state' and json_extract(document, '$.country') is not null)
insert into bears (actor, conclusion, owing)
    select code, conclusion, owing from bears join side on side.actor = bears.actor where true
    on conflict (actor, conclusion) do update set owing = owing or excluded.owing;

-- What those are counted by who take part: whether it accuses somebody, of which kind the conclusion is.
alter table takes_part add column accusing integer not null default 0;
update takes_part set accusing = 1 where event in (select number from event where type = 'ACCUSE');
alter table bears add column kind text not null default '';
update bears set kind = (select conclusion.kind from conclusion where number = bears.conclusion);

-- What is new since a day is found by the day on which it ends; statements are listed from the latest on.
create index event_until on event (until, since);
create index statement_until on statement (until, since);
create index statement_last on statement (since desc, article);
create index conclusion_until on conclusion (kind, until, since, facet);

-- Which outlets there are, most articles first, is counted.
create index article_outlet on article (outlet, id);

-- With which words an article names an actor; an ASCII unit separator stands between two.
alter table named add column words text not null default '';
update named set words = printed(spans);

-- Whose words a statement is.
alter table statement add column speakers text;
update statement set speakers = speakers(document);
create index statement_speakers on statement (speakers, article) where speakers is not null;

-- Whom a found actor is that a judgement is about.
alter table concerned add column who text;
with found (about, who) as materialized (
    select key, value from copy, json_each(copy.identity) where key in (select about from concerned))
update concerned set who = found.who from found where found.about = concerned.about;
create index concerned_who on concerned (who) where who is not null;

-- How two stand to each other in each month, over the whole case; of pairs that are sides, how often in all.
create table relation (
    a text not null, b text not null, month text not null, quad text not null, events integer not null,
    reports integer not null, articles integer not null, intensity real not null, primary key (a, b, month, quad)
) without rowid;
create index relation_b on relation (b);
alter table bound add column sides integer not null default 0;
create index bound_sides on bound (a, b) where sides;
create trigger actor_sided after update of side on actor when old.side <> new.side begin
    insert or ignore into loose select a, b from bond where a = new.id or b = new.id;
end;
insert or ignore into loose select a, b from bound;
