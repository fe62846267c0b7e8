package io.parley.contact;

import java.util.Optional;

/**
 * What a person lets one other know of him, where he has chosen it; else as everybody.
 *
 * @param receipts whether he may know what is read
 * @param typing whether he may know of typing
 */
public record PrivacyException(Optional<Boolean> receipts, Optional<Boolean> typing) {

    public static final PrivacyException NONE = new PrivacyException(Optional.empty(), Optional.empty());

    /** What becomes of what everybody may know. */
    Privacy applyTo(Privacy everybody) {
        return new Privacy(
                everybody.presence(), receipts.orElse(everybody.receipts()), typing.orElse(everybody.typing()));
    }

    /** What is other than what everybody may know. */
    static PrivacyException between(Privacy everybody, Privacy wanted) {
        return new PrivacyException(
                Optional.of(wanted.receipts()).filter(it -> it != everybody.receipts()),
                Optional.of(wanted.typing()).filter(it -> it != everybody.typing()));
    }
}
