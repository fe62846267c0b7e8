package io.parley.conversation;

import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets a read begin with nothing that was read before in the transaction it joins, which hands out a row as it was when it was first
 * read. Whoever reads a revision and then what has come up to it may get what is newer, but nothing older: he would never ask for it
 * again.
 */
@Component
class FreshRows {

    private final EntityManager entities;

    FreshRows(EntityManager entities) {
        this.entities = entities;
    }

    /** Before the revision is read. Changes nothing in a transaction that writes, which holds the lock of what it reads. */
    void begin() {
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            entities.clear();
        }
    }
}
