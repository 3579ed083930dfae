-- What copies are found by is made in another way now: what an older OnRecord made goes, and the next run makes it anew.
delete from shingle;
create table unkeyed (article integer primary key);
insert into unkeyed select number from article where id in (select article from copy);
