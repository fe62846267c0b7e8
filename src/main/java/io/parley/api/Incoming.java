package io.parley.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What programs send; whatever of it is absent is {@code null}, and nothing has been checked yet. */
final class Incoming {

    private Incoming() {}

    record NewMessage(
            @JsonProperty("client_id") @Nullable String clientId,
            @Nullable String body,
            @Nullable List<Long> attachments,
            @JsonProperty("reply_to") @Nullable Long replyTo) {}

    record NewDraft(
            @JsonProperty("client_id") @Nullable String clientId,
            @Nullable String body,
            @JsonProperty("reply_to") @Nullable Long replyTo) {}

    /** @param to whom a message is passed on */
    record NewForward(
            @Nullable Long to,
            @JsonProperty("client_id") @Nullable String clientId) {}

    record NewText(@Nullable String body) {}

    /** @param active false to take it back; true where absent */
    record NewReaction(@Nullable String emoji, @Nullable Boolean active) {}

    record NewReceipts(
            @JsonProperty("delivered_up_to") @Nullable Long deliveredUpTo,
            @JsonProperty("read_up_to") @Nullable Long readUpTo) {}

    record NewAccount(
            @Nullable String username,
            @Nullable String email,
            @Nullable String password,
            @JsonProperty("display_name") @Nullable String displayName) {

        @Override
        public String toString() {
            return "NewAccount[hidden]";
        }
    }

    /** @param scopes {@code read} and {@code write}; both where absent */
    record NewToken(
            @Nullable String username,
            @Nullable String password,
            @Nullable String name,
            @Nullable Set<String> scopes) {

        @Override
        public String toString() {
            return "NewToken[hidden]";
        }
    }

    /** @param mutedUntil null or absent for not muted */
    record NewArrangement(
            @Nullable Boolean pinned,
            @Nullable Boolean archived,

            @JsonProperty("muted_until") @Nullable String mutedUntil,

            @JsonProperty("marked_unread") @Nullable Boolean markedUnread) {}

    /** @param until null or absent for not before it is changed */
    record NewAvailability(@Nullable String mode, @Nullable String until) {}

    record NewPrivacy(
            @Nullable Boolean presence,
            @Nullable Boolean receipts,
            @Nullable Boolean typing) {}

    record NewPrivacyTowards(
            @Nullable Boolean receipts, @Nullable Boolean typing) {}
}
