package io.parley.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A person as the database knows him. What has not been changed is not written: somebody else may just have changed it. */
@Entity
@DynamicUpdate
@Table(name = "account")
class AccountEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false, length = 32)
    private String username;

    @Column(nullable = false, length = 254)
    private String email;

    @Column(name = "display_name", nullable = false, length = 128)
    private String displayName;

    @Column(name = "name_key", nullable = false)
    private String nameKey;

    @Column(name = "name_skeleton")
    private @Nullable String nameSkeleton;

    @Column(name = "password_hash", nullable = false)
    private String passwordHash;

    @Column(nullable = false, length = 16)
    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(nullable = false)
    private boolean enabled;

    @Column(name = "avatar_version", length = 32)
    private @Nullable String avatarVersion;

    @Column(length = 16)
    private @Nullable String language;

    @Column(name = "color_scheme", length = 16)
    @Enumerated(EnumType.STRING)
    private @Nullable Appearance colorScheme;

    private boolean twelveHours;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected AccountEntity() {}

    @SuppressWarnings("NullAway.Init")
    AccountEntity(Registration registration, String passwordHash, Role role, Instant createdAt) {
        this.username = registration.username().value();
        this.email = registration.email().value();
        this.displayName = registration.displayName().map(DisplayName::value).orElseGet(registration.username()::value);
        describeName();
        this.passwordHash = passwordHash;
        this.role = role;
        this.enabled = true;
        this.createdAt = createdAt;
    }

    UserId userId() {
        return new UserId(id);
    }

    UserProfile profile() {
        return new UserProfile(
                userId(), new Username(username), new DisplayName(displayName), Optional.ofNullable(avatarVersion));
    }

    DirectoryCursor directoryCursor() {
        return new DirectoryCursor(nameKey, userId());
    }

    Member member() {
        return member(passwordHash);
    }

    /** @param hash that of the password by now */
    Member member(String hash) {
        return new Member(userId(), new Username(username), role, Secrets.hash(hash));
    }

    EmailAddress email() {
        return new EmailAddress(email);
    }

    boolean isEnabled() {
        return enabled;
    }

    String passwordHash() {
        return passwordHash;
    }

    Preferences preferences() {
        return new Preferences(
                Optional.ofNullable(language).map(Locale::forLanguageTag),
                colorScheme == null ? Appearance.SYSTEM : colorScheme,
                twelveHours);
    }

    void rename(DisplayName name) {
        displayName = name.value();
        describeName();
    }

    /** Keeps by what the name is found and what it looks like. */
    final void describeName() {
        nameKey = NameKey.of(displayName);
        nameSkeleton = NameSkeleton.of(displayName);
    }

    void prefer(Preferences preferences) {
        language = preferences.language().map(Locale::toLanguageTag).orElse(null);
        colorScheme = preferences.appearance();
        twelveHours = preferences.twelveHours();
    }

    void showAvatar(String version) {
        avatarVersion = version;
    }

    void showInitials() {
        avatarVersion = null;
    }
}
