-- how a message reads to its sender alone, who was blocked when he edited it
alter table message add column own_body varchar(8000);
alter table message add column own_edited_at timestamp(6) with time zone;
-- and each wording that came up so
alter table message_version add column withheld boolean default false not null;
