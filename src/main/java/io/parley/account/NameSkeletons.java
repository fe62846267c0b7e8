package io.parley.account;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds out, when Parley starts, what the names look like that were written without saying so: before there was a column for it. */
@Component
class NameSkeletons implements ApplicationRunner {

    private static final int AT_ONCE = 50;

    private final AccountRepository accounts;
    private final TransactionTemplate transaction;

    NameSkeletons(AccountRepository accounts, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments args) {
        var described = AT_ONCE;
        while (described == AT_ONCE) {
            described = transaction.execute(status -> describeSome());
        }
    }

    private int describeSome() {
        var some = accounts.findByNameSkeletonIsNull(Limit.of(AT_ONCE));
        some.forEach(AccountEntity::describeName);
        return some.size();
    }
}
