package io.parley.conversation;

import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;

/**
 * The transactions of everybody but {@link GroupCommit}. They end for the caller when all that they can have seen is on the disk, as
 * far as that is promised of it: a message that somebody has been shown is not to be gone after a fault. They fail for him if that
 * may be lost. The connection is given back before.
 */
@Component("transactionManager")
class DurableReads extends JpaTransactionManager {

    private final transient GroupSync disk;

    /** How many commits were lost before each of the transactions that have begun. */
    private final transient Map<Object, Long> lostBefore = new ConcurrentHashMap<>();

    DurableReads(EntityManagerFactory database, TransactionManagerCustomizers customizers, GroupSync disk) {
        super(database);
        this.disk = disk;
        customizers.customize(this);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        var lost = disk.lost();
        super.doBegin(transaction, definition);
        lostBefore.put(transaction, lost);
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        var lost = Objects.requireNonNull(lostBefore.remove(transaction));
        super.doCleanupAfterCompletion(transaction);
        disk.await(disk.due(), lost);
    }
}
