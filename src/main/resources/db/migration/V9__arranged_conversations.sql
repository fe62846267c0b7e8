-- how a person has put a conversation into his own list; nothing is pinned and archived at once
alter table participant add column pinned boolean default false not null;
alter table participant add column archived boolean default false not null;
alter table participant add column marked_unread boolean default false not null;
alter table participant add column muted_until timestamp(6) with time zone;
drop index participant_list;
create index participant_list on participant (user_id, archived, pinned, active_at, conversation_id);

-- a conversation with oneself holds notes, and has one participant
alter table conversation drop constraint conversation_order;
alter table conversation add constraint conversation_order check (low_user_id <= high_user_id);
