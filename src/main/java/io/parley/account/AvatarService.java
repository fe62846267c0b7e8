package io.parley.account;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps people's pictures. */
@Service
public class AvatarService {

    /** The largest upload in bytes. */
    public static final int MAX_BYTES = AvatarImages.MAX_BYTES;

    private static final int VERSION_BYTES = 12;

    /** An image of 25 megapixels takes 100 MB while it is drawn anew. */
    private static final int DRAWN_AT_ONCE = 2;

    private final AccountRepository accounts;
    private final AvatarRepository avatars;
    private final TransactionTemplate transaction;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore drawing = new Semaphore(DRAWN_AT_ONCE);

    AvatarService(AccountRepository accounts, AvatarRepository avatars, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.avatars = avatars;
        this.transaction = transaction;
    }

    /**
     * Gives a person a picture: the middle square of the image, at most 256 pixels wide, without any metadata.
     *
     * @param upload the file as it came, of a type that its content tells: JPEG, PNG or GIF
     * @throws AccountRefusedException if it is no such image, larger than {@link #MAX_BYTES} or than 25 megapixels
     */
    public UserProfile setAvatar(UserId user, byte[] upload) {
        var image = draw(upload);
        return transaction.execute(status -> {
            var account = account(user);
            var version = newVersion();
            avatars.save(new AvatarEntity(user, version, image));
            account.showAvatar(version);
            return account.profile();
        });
    }

    private byte[] draw(byte[] upload) {
        drawing.acquireUninterruptibly();
        try {
            return LongWork.run(() -> AvatarImages.square(upload));
        } finally {
            drawing.release();
        }
    }

    /** Takes a person's picture away. */
    @Transactional
    public UserProfile removeAvatar(UserId user) {
        var account = account(user);
        avatars.deleteById(user.value());
        account.showInitials();
        return account.profile();
    }

    /** A person's picture, if this version of it is still the present one. */
    @Transactional(readOnly = true)
    public Optional<Avatar> avatar(UserId user, String version) {
        return avatars.findByAccountIdAndVersion(user.value(), version).map(AvatarEntity::avatar);
    }

    private AccountEntity account(UserId user) {
        return accounts.findById(user.value()).orElseThrow(() -> new IllegalStateException("No account " + user));
    }

    private String newVersion() {
        var bytes = new byte[VERSION_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
