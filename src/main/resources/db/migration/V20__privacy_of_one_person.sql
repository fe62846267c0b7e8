-- what a person lets one other know, where it is not what he lets everybody know; null is as everybody
create table contact_privacy_exception (
    account_id      bigint not null references account (id),
    peer_id         bigint not null references account (id),
    shares_receipts boolean,
    shares_typing   boolean,
    primary key (account_id, peer_id)
);
