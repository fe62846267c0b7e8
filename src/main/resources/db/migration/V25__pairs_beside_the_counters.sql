-- Every message and every receipt raises the counters of its conversation, and with an UPDATE H2 writes the row anew in all
-- indexes of its table. So what never changes, and is found by indexes, has a table of its own.
create table conversation_pair (
    conversation_id bigint not null primary key references conversation (id),
    low_user_id     bigint not null references account (id),
    high_user_id    bigint not null references account (id),
    created_at      timestamp(6) with time zone not null,
    constraint conversation_pair_unique unique (low_user_id, high_user_id),
    constraint conversation_pair_order check (low_user_id <= high_user_id)
);
insert into conversation_pair (conversation_id, low_user_id, high_user_id, created_at)
    select id, low_user_id, high_user_id, created_at from conversation;
alter table conversation drop constraint conversation_of_two;
alter table conversation drop constraint conversation_order;
alter table conversation drop column low_user_id;
alter table conversation drop column high_user_id;
alter table conversation drop column created_at;
