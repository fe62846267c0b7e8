package io.parley.conversation;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Transactions that do nothing but what a test wants done in their commit. */
final class NoDatabase extends AbstractPlatformTransactionManager {

    private final transient Runnable commit;

    NoDatabase(GroupSync disk, Runnable commit) {
        this.commit = commit;
        addListener(disk);
    }

    @Override
    protected Object doGetTransaction() {
        return this;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        // nothing to begin
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        commit.run();
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        // nothing to take back
    }
}
