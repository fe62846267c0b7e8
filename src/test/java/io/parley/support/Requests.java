package io.parley.support;

import org.springframework.jdbc.core.JdbcTemplate;

/** Conversations that wait to be accepted when a test begins, as if strangers had had to ask. */
public final class Requests {

    private Requests() {}

    /** Whatever has been written to somebody who has not answered is a request now. */
    public static void ofAllThatIsUnanswered(JdbcTemplate jdbc) {
        jdbc.update("""
                update participant set peer_waits = true, unread = false, undelivered = false, pending = true
                where not exists (select 1 from message m
                                  where m.conversation_id = participant.conversation_id
                                    and m.sender_id = participant.user_id)
                """);
        jdbc.update("update conversation set quiet_rev = quiet_rev + 1");
    }
}
