-- What notes and lists of outlets ask of an article, beside its text.
alter table article add column day text;
alter table article add column outlet text;
update article set day = substr(json_extract(document, '$.published.value'), 1, 10),
    outlet = coalesce(nullif(json_extract(document, '$.outlet'), ''), json_extract(document, '$.agency'));
drop index article_outlet;
create index article_imprint on article (id, day, outlet, page);

-- In how many reports and articles somebody is named; whether it is a side of its own among others.
alter table actor add column reports integer not null default 0;
alter table actor add column articles integer not null default 0;
alter table actor add column side integer not null default 0;
update actor set side = is_side(json_extract(document, '$.kind'), json_extract(document, '$.name'));
update actor set (reports, articles) = (
    select count(distinct report), count(*) from named join copy on copy.article = named.article
    where named.actor = actor.id);
create index actor_most on actor (reports desc, mentions desc, id);
create index actor_side on actor (id) where side;

-- How many reasons a judgement gives, and how many words of each: what has fewest is looked at first.
alter table judgement add column reasons integer not null default 0;
alter table judgement add column commas integer not null default 0;
with made as materialized (select id, coalesce(json_extract(document, '$.why'), '') as why from judgement)
update judgement set reasons = length(why) - length(replace(why, ';', '')),
    commas = length(why) - length(replace(why, ',', '')) from made where made.id = judgement.id;
create index judgement_reasons on judgement (standing, reasons, commas, id);

-- What is said alike, by its words, act and sources.
alter table statement add column alike integer;
update statement set alike = alike(document);
create index statement_alike on statement (alike) where alike is not null;

-- What events are listed by; ``digest`` has what is kept of the tellings of one that is told often.
alter table event add column dated text;
alter table event add column type text not null default '';
alter table event add column status text not null default '';
alter table event add column digest blob;
with made as materialized (select number, unpacked(document) as document from event)
update event set dated = json_extract(made.document, '$.when.value'), type = json_extract(made.document, '$.type'),
    status = json_extract(made.document, '$.status') from made where made.number = event.number;
create index event_kind on event (type, status);
create index event_listed on event (reports desc, articles desc, coalesce(dated, '9999'), id);

-- Who does it, of those who take part.
alter table takes_part add column doing integer not null default 0;
with doer (event, actor) as materialized (
    select number, json_extract(value, '$.actor') from event, json_each(unpacked(document), '$.actors')),
doing (event, actor) as (
    select event, actor from doer
    union select event, '@' || json_extract(document, '$.country') from doer join actor on id = doer.actor
    where json_extract(document, '$.country') is not null
    and json_extract(document, '$.kind') not in ('state', 'armed group', 'population group', 'format'))
update takes_part set doing = 1 where (actor, event) in (select actor, event from doing);

-- Who has undertaken it, of those who take part in a commitment.
alter table bears add column owing integer not null default 0;
with owing (conclusion, actor) as materialized (
    select number, value from conclusion, json_each(unpacked(document), '$.by') where kind = 'commitment'),
owed (conclusion, actor) as (
    select conclusion, actor from owing
    union select conclusion, '@' || json_extract(document, '$.country') from owing join actor on id = owing.actor
    where json_extract(document, '$.country') is not null
    and json_extract(document, '$.kind') not in ('state', 'armed group', 'population group', 'format'))
update bears set owing = 1 where (actor, conclusion) in (select actor, conclusion from owed);

-- Who holds which post, and sits where; ``post`` is a title without marks, by which posts are told apart.
alter table tie add column kind text not null default '';
alter table tie add column actor text not null default '';
alter table tie add column body text;
alter table tie add column title text;
alter table tie add column post text;
alter table tie add column evidence text not null default '';
with made as materialized (select number, unpacked(document) as document from tie)
update tie set kind = json_extract(made.document, '$.kind'), actor = json_extract(made.document, '$.actor'),
    body = json_extract(made.document, '$.of'), title = json_extract(made.document, '$.title.text'),
    post = worded(json_extract(made.document, '$.title.text')),
    evidence = json_extract(made.document, '$.evidence.start') || '-' || json_extract(made.document, '$.evidence.end')
from made where made.number = tie.number;
create index tie_post on tie (kind, actor, body, post, title, article, evidence);
create table holds (actor text not null, tie integer not null, primary key (actor, tie)) without rowid;
create index holds_tie on holds (tie);
with side (actor, tie) as (select actor, number from tie union select body, number from tie where body is not null)
insert into holds select actor, tie from side
    union select '@' || json_extract(document, '$.country'), tie from side join actor on id = side.actor
    where json_extract(document, '$.country') is not null
    and json_extract(document, '$.kind') not in ('state', 'armed group', 'population group', 'format');

-- Which events relate two actors, and how often each two are told of together over the whole case. ``loose`` are pairs
-- whose events have changed since they were counted; ``unrelated`` are events of which it is yet to be kept.
create table bond (
    a text not null, b text not null, event integer not null, month text not null, quad text not null,
    intensity real not null, primary key (a, b, event)
) without rowid;
create index bond_b on bond (b, a);
create index bond_event on bond (event);
create table bound (
    a text not null, b text not null, cooperation integer not null, conflict integer not null, reports integer not null,
    events integer not null, primary key (a, b)
) without rowid;
create table loose (a text not null, b text not null, primary key (a, b)) without rowid;
create table unrelated (event integer primary key);
insert into unrelated select number from event;
create trigger event_made after insert on event begin
    insert or ignore into unrelated values (new.number);
end;
create trigger event_gone after delete on event begin
    delete from unrelated where event = old.number;
    insert or ignore into loose select a, b from bond where event = old.number;
    delete from bond where event = old.number;
end;
