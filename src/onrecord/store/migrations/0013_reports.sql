-- Of which report an article is, without the ids under which its actors were found, which are most of ``copy``.
create index copy_article on copy (article, report);
