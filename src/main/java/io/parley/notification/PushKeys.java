package io.parley.notification;

import com.interaso.webpush.VapidKeys;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys by which push services know this installation (RFC 8292). Made once, by whichever node starts first: what a browser has
 * agreed to with one key is told with no other.
 */
@Component
class PushKeys {

    private final PushKeyRepository keys;
    private final TransactionTemplate transaction;

    PushKeys(PushKeyRepository keys, TransactionTemplate transaction) {
        this.keys = keys;
        this.transaction = transaction;
    }

    /** Makes them if there are none; people may come already. */
    @EventListener(ApplicationReadyEvent.class)
    void prepare() {
        current();
    }

    /** Not to be called inside a transaction. */
    VapidKeys current() {
        return stored().orElseGet(this::made);
    }

    private Optional<VapidKeys> stored() {
        return keys.findById(PushKeyEntity.ONLY).map(pair -> VapidKeys.create(pair.publicKey(), pair.privateKey()));
    }

    private VapidKeys made() {
        var pair = VapidKeys.generate();
        try {
            transaction.executeWithoutResult(
                    status -> keys.begin(PushKeyEntity.ONLY, pair.getX509PublicKey(), pair.getPkcs8PrivateKey()));
        } catch (DataIntegrityViolationException anotherWasFaster) {
            // its pair counts
        }
        return stored().orElseThrow();
    }
}
