-- what one of the two has deleted for himself
alter table message add column hidden_from_sender boolean default false not null;
alter table message add column hidden_from_recipient boolean default false not null;

-- at which revision of the conversation, so that his other screens find out; it raises none
create table hidden_message (
    conversation_id bigint not null,
    user_id         bigint not null,
    rev             bigint not null,
    seq             bigint not null,
    primary key (conversation_id, user_id, rev, seq)
);
-- the last such revision
alter table participant add column hidden_rev bigint default 0 not null;
