package io.parley.api;

import io.parley.account.AccountService;
import io.parley.account.Caller;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Reads values out of requests. */
final class Values {

    private static final HttpStatus UNFIT = HttpStatus.UNPROCESSABLE_CONTENT;

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant BEYOND = Instant.parse("+10000-01-01T00:00:00Z");

    private Values() {}

    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new ApiProblem(UNFIT, "missing-field", field + " is missing");
        }
        return value;
    }

    static ApiProblem invalid(String detail) {
        return new ApiProblem(UNFIT, "invalid-value", detail);
    }

    /** Nobody has such an id: the same as an id that nobody has. */
    static UserId person(long id) {
        if (id <= 0) {
            throw nobody();
        }
        return new UserId(id);
    }

    /** Somebody whom there is, perhaps the caller. */
    static UserId somebody(AccountService accounts, long id) {
        return accounts.profile(person(id)).map(UserProfile::id).orElseThrow(Values::nobody);
    }

    /** Somebody else than the caller, whom there is. */
    static UserId other(AccountService accounts, Caller caller, long id) {
        if (id == caller.userId().value()) {
            throw nobody();
        }
        return somebody(accounts, id);
    }

    static ConversationId conversation(long id) {
        if (id <= 0) {
            throw ApiProblem.notFound("There is no such conversation");
        }
        return new ConversationId(id);
    }

    static ClientMessageId clientId(@Nullable String text) {
        try {
            return ClientMessageId.of(required(text, "client_id"));
        } catch (IllegalArgumentException e) {
            throw invalid("client_id has to be a UUID");
        }
    }

    static ApiProblem nobody() {
        return ApiProblem.notFound("There is no such person");
    }

    /** A time that every database and index knows: from year 1 to 9999. */
    static Instant time(Instant time, String field) {
        if (time.isBefore(FIRST) || !time.isBefore(BEYOND)) {
            throw invalid(field + " has to be a time from year 1 to 9999");
        }
        return time;
    }

    static Instant instant(String text, String field) {
        try {
            return time(OffsetDateTime.parse(text).toInstant(), field);
        } catch (DateTimeException e) {
            throw invalid(field + " has to be a time such as 2026-11-21T14:05:09.123Z");
        }
    }

    /** Something that counts: 0 or more. */
    static long count(long number, String field) {
        if (number < 0) {
            throw invalid(field + " has to be 0 or more");
        }
        return number;
    }
}
