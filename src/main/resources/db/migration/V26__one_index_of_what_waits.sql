-- whether anything here is undelivered, unread or a request: one index of it is written with every message and receipt, not three
alter table participant add column pending boolean default false not null;
update participant set pending = true where undelivered = true or unread = true or peer_waits = true;
drop index participant_undelivered;
drop index participant_unread;
drop index participant_waiting;
create index participant_pending on participant (user_id, pending);
-- as in V24: the foreign key had an index of its own, and no conversation is ever deleted
alter table participant drop constraint participant_conversation;
