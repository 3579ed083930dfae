-- What the program is least sure of, by how sure it is: what a person is to look at first.
create index statement_doubtful on statement (confidence, id) where confidence < 0.75;
create index event_doubtful on event (confidence, id) where confidence < 0.75;
