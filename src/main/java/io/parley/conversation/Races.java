package io.parley.conversation;

import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes changes that lose against an equal one which was faster: a unique index refuses the second, which then begins
 * anew and finds what the first has committed.
 */
@Component
class Races {

    /** One for the conversation that somebody else has made, one for the message that arrived twice, one to find it. */
    private static final int ATTEMPTS = 3;

    private final TransactionTemplate transaction;

    Races(PlatformTransactionManager transactionManager) {
        transaction = new TransactionTemplate(transactionManager);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Runs the change in a transaction of its own, which is committed on return; each attempt in another one. */
    <T> T run(Supplier<T> change) {
        for (var attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return commit(change);
            } catch (DataIntegrityViolationException lost) {
                continue;
            }
        }
        return commit(change);
    }

    private <T> T commit(Supplier<T> change) {
        return transaction.execute(status -> change.get());
    }
}
