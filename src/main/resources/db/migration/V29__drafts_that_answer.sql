-- the number of the message that what is typed answers, as in the message that it will be
alter table draft add column reply_to_seq bigint;
