-- of whom a person does not want to hear any more
create table contact_block (
    blocker_id bigint not null references account (id),
    blocked_id bigint not null references account (id),
    at         timestamp(6) with time zone not null,
    primary key (blocker_id, blocked_id)
);
create index contact_block_by_blocked on contact_block (blocked_id);

-- what a person lets others know; whoever has no row lets them know everything
create table contact_privacy (
    account_id      bigint  not null primary key references account (id),
    shares_presence boolean not null,
    shares_receipts boolean not null,
    shares_typing   boolean not null
);

-- the same as contact_block, where it is decided whether a message arrives
alter table participant add column blocks_peer boolean default false not null;
-- the last message that this person may see
alter table participant add column last_seq bigint default 0 not null;
update participant set last_seq =
    (select c.last_seq from conversation c where c.id = participant.conversation_id);
-- raised by what nobody but one of the two may notice, as rev is by all else
alter table conversation add column quiet_rev bigint default 0 not null;
-- sent to somebody who had blocked the sender, who alone sees it
alter table message add column withheld boolean default false not null;
