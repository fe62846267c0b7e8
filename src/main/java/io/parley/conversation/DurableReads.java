package io.parley.conversation;

import jakarta.persistence.EntityManagerFactory;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.stereotype.Component;

/**
 * The transactions of everybody but {@link GroupCommit}. They end for the caller when all that they can have seen is on the disk, as
 * far as that is promised of it: a message that somebody has been shown is not to be gone after a fault. The connection is given
 * back before.
 */
@Component("transactionManager")
class DurableReads extends JpaTransactionManager {

    private final transient GroupSync disk;

    DurableReads(EntityManagerFactory database, TransactionManagerCustomizers customizers, GroupSync disk) {
        super(database);
        this.disk = disk;
        customizers.customize(this);
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        super.doCleanupAfterCompletion(transaction);
        disk.await(disk.due());
    }
}
