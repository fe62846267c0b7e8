-- what a display name looks like, the same for names that are easily mistaken for each other; filled at the start where absent
alter table account add column name_skeleton varchar(255);
create index account_by_name_skeleton on account (name_skeleton, id);
