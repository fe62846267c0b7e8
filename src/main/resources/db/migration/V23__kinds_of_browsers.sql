-- what kind of browser is remembered, as far as it has said so
alter table remember_me add column kind varchar(64) default '' not null;
