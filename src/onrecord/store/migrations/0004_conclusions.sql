-- What views conclude is kept, so that they need not read every statement of a period. ``concluded`` is what an article
-- says by itself (JSON, zlib-compressed), ``conclusion`` what follows from it together with others, made anew by report.
create table concluded (article text primary key, parts blob not null);
-- What others are joined with: hashes of the words of an article's claims and denials, by day.
create table clue (
    key integer not null, day integer not null, article integer not null, place integer not null, words integer not null,
    primary key (key, day, article, place)
) without rowid;
create index clue_article on clue (article);
create table conclusion (
    number integer primary key, kind text not null, id text not null, report text not null, place text not null,
    since text, until text, facet text not null, confidence real not null, document text not null
);
create index conclusion_place on conclusion (kind, place);
create index conclusion_days on conclusion (kind, since, until);
create index conclusion_facet on conclusion (kind, facet);
create index conclusion_id on conclusion (id);
create index conclusion_report on conclusion (report);
create table bears (actor text not null, conclusion integer not null, primary key (actor, conclusion)) without rowid;
create index bears_conclusion on bears (conclusion);
create table carries (article text not null, conclusion integer not null, primary key (article, conclusion)) without rowid;
create index carries_conclusion on carries (conclusion);
-- Conclusions of a report rest on these events, and are made anew where one changes.
create table rests (event text not null, report text not null, primary key (event, report)) without rowid;
create index rests_report on rests (report);
-- What was done or denied, by hashes of who, what and a word of its sentence, of which there are so many.
create table deed (key integer not null, mention integer not null, words integer not null, primary key (key, mention))
without rowid;
create index deed_mention on deed (mention);

-- Whether all that is settled has been concluded from; where not, views compute what they show, and the next run concludes.
alter table state add column concluded integer not null default 0;
update state set concluded = not exists (select 1 from copy);
