-- Who is named most in some articles is told by the index alone.
drop index named_article;
create index named_article on named (article, actor, times);
