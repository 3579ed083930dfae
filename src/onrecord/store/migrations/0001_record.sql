-- What was read and found: written once, page by page. A document column holds a value of the model as JSON.
create table page (id text primary key, failed integer not null, document text not null);
create table article (
    number integer primary key, id text not null unique, page text not null, since text, until text, document text not null
);
create index article_page on article (page);
create table finding (article text primary key, document blob not null); -- ids as found; JSON, zlib-compressed
create table problem (id text primary key, page text, source text not null, document text not null);
create index problem_page on problem (page);
create index problem_source on problem (source);

-- What is concluded: replaced as a whole by each settling. Actor ids in documents are resolved.
create table report (id text primary key, document text not null);
create table copy (article text primary key, report text not null) without rowid;
create table actor (id text primary key, mentions integer not null, document text not null);
create table name (folded text not null, actor text not null, primary key (folded, actor)) without rowid;
create table statement (
    number integer primary key, id text not null, article text not null, since text, until text, document text not null
);
create index statement_days on statement (since, until);
create table mention (number integer primary key, id text not null, article text not null, document text not null);
create index mention_id on mention (id);
create table event (number integer primary key, id text not null unique, since text, until text, document text not null);
create index event_days on event (since, until);
create table tie (number integer primary key, id text not null, document text not null);
create table story (id text primary key, document text not null);
create table speaks (actor text not null, statement integer not null, primary key (actor, statement)) without rowid;
create table takes_part (actor text not null, event integer not null, primary key (actor, event)) without rowid;

-- Persons' judgements (standing = 1) outlive a settling.
create table judgement (id text primary key, standing integer not null, document text not null);

-- Full text: the index alone is stored; the words stay in the articles' documents.
create view article_text as
    select number, json_extract(document, '$.title') as title, json_extract(document, '$.text') as text from article;
create virtual table words using fts5 (
    title, text, content = 'article_text', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
);
create trigger article_added after insert on article begin
    insert into words (rowid, title, text)
    values (new.number, json_extract(new.document, '$.title'), json_extract(new.document, '$.text'));
end;
