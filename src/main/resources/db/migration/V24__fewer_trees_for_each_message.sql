-- With every message and every receipt H2 writes a few pages of each index of their tables, and every foreign key has an index of
-- its own there. What these two kept is kept all the same: whoever adds such a row has raised the revision of its conversation
-- in the same transaction, and no conversation loses its participants.
alter table message drop constraint message_sender;
alter table receipt_journal drop constraint receipt_journal_user;
-- a cursor never goes back, so its moves by seq, as receipt_journal_move has them, are those by revision
drop index receipt_journal_by_rev;
