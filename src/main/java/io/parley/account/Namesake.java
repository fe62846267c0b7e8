package io.parley.account;

/**
 * Two people whose names look alike.
 *
 * @param person who may be mistaken
 * @param other for whom
 * @param administrator whether the other is one
 */
public record Namesake(UserId person, UserProfile other, boolean administrator) {

    Namesake(long person, AccountEntity other) {
        this(new UserId(person), other.profile(), other.member().role() == Role.ADMIN);
    }
}
