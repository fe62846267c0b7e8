-- whether a person reads times of day in twelve hours
alter table account add column twelve_hours boolean default false not null;
