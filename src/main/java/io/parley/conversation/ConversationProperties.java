package io.parley.conversation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How conversations are read, and how much one person may write.
 *
 * @param pageSize how many messages, or rows of the list, are read at once
 * @param sendBurst how many messages a person may send one after another without a pause, and as many his programs
 * @param sendsPerSecond how many messages a second a person may go on sending after that
 * @param programSendsPerSecond the same for the programs of one person together
 * @param editWindow for how long after sending it a person may edit a message; 0 for never
 * @param requestMessages how many messages a person may write to somebody who has yet to let him in
 * @param newConversationsPerMinute how many people a person may write to for the first time within a minute
 */
@Validated
@ConfigurationProperties("parley.conversation")
record ConversationProperties(
        @DefaultValue("50") @Min(10) @Max(200) int pageSize,
        @DefaultValue("20") @Min(1) int sendBurst,
        @DefaultValue("1") @Min(1) int sendsPerSecond,
        @DefaultValue("5") @Min(1) int programSendsPerSecond,
        @DefaultValue("5") @Min(1) int requestMessages,
        @DefaultValue("24h") @DurationMin(seconds = 0) Duration editWindow,
        @DefaultValue("10") @Min(1) int newConversationsPerMinute) {}
