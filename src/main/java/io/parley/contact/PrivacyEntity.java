package io.parley.contact;

import io.parley.account.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What one person lets others know. */
@Entity
@Table(name = "contact_privacy")
class PrivacyEntity {

    @Id
    private long accountId;

    private boolean sharesPresence;

    private boolean sharesReceipts;

    private boolean sharesTyping;

    protected PrivacyEntity() {}

    PrivacyEntity(UserId person, Privacy privacy) {
        accountId = person.value();
        sharesPresence = privacy.presence();
        sharesReceipts = privacy.receipts();
        sharesTyping = privacy.typing();
    }

    Privacy toPrivacy() {
        return new Privacy(sharesPresence, sharesReceipts, sharesTyping);
    }
}
