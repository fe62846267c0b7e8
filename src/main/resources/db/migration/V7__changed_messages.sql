-- what becomes of a message after it was sent, and what it is an answer to
alter table message add column edited_at timestamp(6) with time zone;
alter table message add column deleted_at timestamp(6) with time zone;
alter table message add column reply_to_seq bigint;
alter table message add column forwarded boolean default false not null;
-- one line for each reaction: the id of the person, a space, the emoji
alter table message add column reactions varchar(4000) default '' not null;

-- how messages read before they were edited
create table message_version (
    conversation_id bigint not null,
    seq             bigint not null,
    rev             bigint not null,
    body            varchar(8000) not null,
    written_at      timestamp(6) with time zone not null,
    primary key (conversation_id, seq, rev)
);
