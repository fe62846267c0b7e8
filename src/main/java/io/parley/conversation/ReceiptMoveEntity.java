package io.parley.conversation;

import io.parley.account.UserId;
import io.parley.conversation.Receipts.Kind;
import io.parley.conversation.Receipts.Move;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One move of one person's cursor, in the journal that dates every tick. */
@Entity
@Table(name = "receipt_journal")
class ReceiptMoveEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long conversationId;

    private long userId;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column
    private Kind kind;

    private long seq;

    private long rev;

    @Column
    private Instant at;

    protected ReceiptMoveEntity() {}

    ReceiptMoveEntity(ConversationId conversationId, UserId reader, Kind kind, long seq, long rev, Instant at) {
        this.conversationId = conversationId.value();
        this.userId = reader.value();
        this.kind = kind;
        this.seq = seq;
        this.rev = rev;
        this.at = at;
    }

    /** Its row for a statement that names the columns in this order. */
    Object[] row() {
        return new Object[] {conversationId, userId, kind.name(), seq, rev, at.atOffset(ZoneOffset.UTC)};
    }

    boolean isAfter(long revision) {
        return rev > revision;
    }

    Move toMove() {
        return new Move(kind, seq, at);
    }
}
