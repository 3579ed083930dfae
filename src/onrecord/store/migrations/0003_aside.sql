-- What a person has called wrong, as it was found: not on record while that stands, and there to be taken up again.
create table aside (id text primary key, article text not null, kind text not null, document text not null) without rowid;
create index aside_article on aside (article);
