-- whether this person has yet to let the peer in, who has written without being known
alter table participant add column peer_waits boolean default false not null;
-- finds the few that wait among the many that do not
create index participant_waiting on participant (user_id, peer_waits);
