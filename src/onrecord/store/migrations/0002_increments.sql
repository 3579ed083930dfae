-- Conclusions are no longer replaced as a whole: each row says whose article it comes from, so that pages which are read
-- later replace only what they change. What an older OnRecord concluded goes, and the next run concludes it anew.
drop table copy;
drop table actor;
drop table mention;
drop table tie;
drop table story;
drop table statement;
drop table speaks;
delete from report;
delete from name;
drop table event;
drop table takes_part;
delete from judgement where not standing;

create table copy (article text primary key, report text not null, identity text not null) without rowid;
create index copy_report on copy (report);
create table actor (id text primary key, mentions integer not null, behalf text, document text not null); -- no spans
create index actor_kind on actor (json_extract(document, '$.kind'));
create table named (actor text not null, article text not null, spans text not null, primary key (actor, article))
without rowid;
create index named_article on named (article);
create table statement (
    number integer primary key, id text not null, article text not null, since text, until text, document text not null
);
create index statement_days on statement (since, until);
create index statement_id on statement (id);
create index statement_article on statement (article);
create table speaks (actor text not null, statement integer not null, primary key (actor, statement)) without rowid;
create index speaks_statement on speaks (statement);
create table event (
    number integer primary key, id text not null unique, since text, until text, reports integer not null,
    articles integer not null, document text not null
);
create index event_days on event (since, until);
create index event_most on event (reports desc, articles desc, id);
create table takes_part (actor text not null, event integer not null, primary key (actor, event)) without rowid;
create index takes_part_event on takes_part (event);
-- In speaks and takes_part "@RUS" stands for all who act for Russia; here, the articles that name one of them.
create table country (code text not null, article text not null, primary key (code, article)) without rowid;
create index country_article on country (article);
create table mention (number integer primary key, id text not null, article text not null, event text, document text not null);
create index mention_id on mention (id);
create index mention_article on mention (article);
create index mention_event on mention (event);
create table tie (number integer primary key, id text not null, article text not null, document text not null);
create index tie_article on tie (article);
create table story (id text primary key, document text not null);
create table tells (report text primary key, story text not null) without rowid;
create index tells_story on tells (story);
create table concerned (about text not null, judgement text not null, primary key (about, judgement)) without rowid;

-- What an article is found by when another is read: hashes of what copies share, and of who does what when.
create table shingle (key integer not null, article integer not null, primary key (key, article)) without rowid;
create table landmark (key integer not null, article integer not null, primary key (key, article)) without rowid;

-- Settled articles that are to be settled again, since a person has judged them; and how often the case was settled.
create table stale (article text primary key) without rowid;
create table state (settlings integer not null);
insert into state values (0);
