-- Whom a found actor is that a merge is about, where it stands in an article that was settled before: the other one.
update concerned set who = (
    select other.who from concerned as other join judgement on judgement.id = other.judgement
    where other.judgement = concerned.judgement and other.who is not null
    and json_extract(judgement.document, '$.verdict') = 'same' order by other.about limit 1)
where who is null and about glob 'actor-*';
