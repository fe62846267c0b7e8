-- how long what is sent from now on is kept
alter table conversation add column lifetime varchar(16) default 'FOR_GOOD' not null;

-- of what is no message, but a notice: to what this was set here
alter table message add column lifetime varchar(16);

-- a table of its own, so that the many messages that are kept for good cost nothing
create table expiring_message (
    conversation_id bigint not null,
    seq             bigint not null,
    expires_at      timestamp(6) with time zone not null,
    primary key (conversation_id, seq)
);
create index expiring_message_next on expiring_message (expires_at);
