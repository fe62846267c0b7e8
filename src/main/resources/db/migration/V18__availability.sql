-- who does not want to be disturbed or seen; no row for everybody else
create table availability (
    user_id bigint      not null primary key references account (id),
    mode    varchar(16) not null,
    since   timestamp(6) with time zone not null,
    ends_at timestamp(6) with time zone
);
