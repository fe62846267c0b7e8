-- how a person wants to be told of new messages while Parley is open; no row for who has chosen nothing
create table notice_settings (
    user_id   bigint  not null primary key references account (id),
    wanted    boolean not null,
    with_text boolean not null,
    sound     boolean not null
);
