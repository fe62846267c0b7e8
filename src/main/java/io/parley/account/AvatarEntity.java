package io.parley.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The picture of a person, apart from the account so that nobody loads it by accident. */
@Entity
@Table(name = "account_avatar")
class AvatarEntity {

    @Id
    @Column(name = "account_id")
    private Long accountId;

    @Column(nullable = false, length = 32)
    private String version;

    @Column(nullable = false, length = 1_000_000)
    private byte[] image;

    @SuppressWarnings("NullAway.Init")
    protected AvatarEntity() {}

    AvatarEntity(UserId user, String version, byte[] image) {
        this.accountId = user.value();
        this.version = version;
        this.image = image;
    }

    Avatar avatar() {
        return new Avatar(version, AvatarImages.mediaType(image), image);
    }
}
