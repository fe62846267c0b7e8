-- besides what one of the two has deleted for himself: what a blocked person has changed about a message from before the block, which
-- the other does not notice
alter table hidden_message rename to own_change;
alter table participant rename column hidden_rev to own_rev;
-- the revision at which a message has changed for its sender, or for its recipient, alone
alter table message add column sender_rev bigint default 0 not null;
alter table message add column recipient_rev bigint default 0 not null;
-- in reactions, a third word says which of the two sees one that not both see
