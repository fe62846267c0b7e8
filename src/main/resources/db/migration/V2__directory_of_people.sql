-- the display name as it is sorted and searched: without case and accents
alter table account add column name_key varchar(255) default '' not null;
update account set name_key = lower(display_name);
drop index account_by_display_name;
create index account_by_name_key on account (name_key, id);
