-- On which day something was done, as far as its telling says: what was promised later is not looked up for it.
alter table deed add column day text not null default '';
create temp table done (mention integer primary key, day text not null);
insert into temp.done
    select number, coalesce(substr(json_extract(unpacked(document), '$.when.value'), 1, 10), '') from mention
    where exists (select 1 from deed indexed by deed_mention where mention = number);
update deed set day = (select day from temp.done where done.mention = deed.mention);
drop table temp.done;
